import { call, openAnswers, type Answers } from "./support/answers";
import { iamUser, roleSession, rootWithMfa, serviceRole } from "./support/people";

let answers: Answers;
beforeAll(async () => {
  answers = await openAnswers();
});
afterAll(() => answers.close());

const ec2 = "ec2.amazonaws.com";
const sms = "sms.amazonaws.com";
const jo = roleSession("Ops", "jo");

/** One week of people, a program and SMS itself; years later anna acts on another account with MGN. */
const week = [
  call("w1", "2018-09-03T08:00:00Z", "GetServers", { userIdentity: iamUser("anna") }),
  call("w2", "2018-09-03T09:00:00Z", "CreateReplicationJob", {
    userIdentity: jo,
    sourceIPAddress: "192.0.2.11",
    userAgent: "Mozilla/5.0 (X11)",
    awsRegion: "eu-west-1",
  }),
  call("w3", "2018-09-04T09:30:00Z", "UpdateReplicationJob", {
    userIdentity: jo,
    sourceIPAddress: "192.0.2.12",
    userAgent: "aws-sdk-java/1.11",
    errorCode: "AccessDenied",
  }),
  call("w4", "2018-09-04T10:00:00Z", "DeleteReplicationJob", {
    userIdentity: rootWithMfa,
    sourceIPAddress: "198.51.100.7",
    userAgent: "console.amazonaws.com",
  }),
  call("w5", "2023-01-10T10:00:00Z", "StartTest", {
    eventSource: "mgn.amazonaws.com",
    userIdentity: iamUser("anna"),
    userAgent: "APN/1.0 HashiCorp/1.0 Terraform/1.3 aws-sdk-go/1.44",
    requestParameters: { sourceServerIDs: ["s-11111111111111111"], accountID: "444455556666" },
  }),
  call("w6", "2018-09-05T11:00:00Z", "CopySnapshot", {
    eventSource: ec2,
    userIdentity: { ...jo, invokedBy: sms },
    sourceIPAddress: sms,
    userAgent: sms,
  }),
  call("w7", "2018-09-05T11:00:05Z", "ImportImage", {
    eventSource: ec2,
    userIdentity: serviceRole("sms"),
    sourceIPAddress: sms,
    userAgent: sms,
  }),
  call("w8", "2018-09-05T11:00:04Z", "AssumeRole", {
    eventSource: "sts.amazonaws.com",
    readOnly: true,
    userIdentity: { type: "AWSService", invokedBy: sms },
    sourceIPAddress: sms,
    userAgent: sms,
  }),
];

test("principals: each identity with the span of its work, the first to appear first", async () => {
  expect(await answers.ask(week, "principals")).toEqual([
    "2018-09-03T08:00:00Z | 2023-01-10T10:00:00Z | iam-user | anna | 111122223333 | 2 | 2 | 1 | 0 | 1 | 1 | 0 | 1 | 1 | us-east-1",
    "2018-09-03T09:00:00Z | 2018-09-05T11:00:00Z | role | Ops | 111122223333 | 3 | 3 | 3 | 1 | 3 | 0 | 1 | 1 | 3 | eu-west-1, us-east-1",
    "2018-09-04T10:00:00Z | 2018-09-04T10:00:00Z | root | root | 111122223333 | 1 | 1 | 1 | 0 | 1 | 0 | 0 | 1 | 1 | us-east-1",
    "2018-09-05T11:00:04Z | 2018-09-05T11:00:04Z | aws-service | sms.amazonaws.com | - | 1 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 1 | us-east-1",
    "2018-09-05T11:00:05Z | 2018-09-05T11:00:05Z | role | AWSServiceRoleForSMS | 111122223333 | 1 | 1 | 1 | 0 | 1 | 0 | 1 | 0 | 1 | us-east-1",
  ]);
});

test("sessions: temporary credentials of people, not those that a service used", async () => {
  expect(await answers.ask(week, "sessions")).toEqual([
    "2018-09-03T09:00:00Z | 2018-09-04T09:30:00Z | role | Ops | jo | jo@example.com | 111122223333 | ASIAJO | - | false | 2 | 2 | 1 | 192.0.2.11, 192.0.2.12",
    "2018-09-04T10:00:00Z | 2018-09-04T10:00:00Z | root | root | - | - | 111122223333 | ASIAROOT | - | true | 1 | 1 | 0 | 198.51.100.7",
  ]);
});

test("long_term_keys: the one key, over 1,590 days by their dates", async () => {
  expect(await answers.ask(week, "long_term_keys")).toEqual([
    "AKIAANNA | iam-user | anna | 111122223333 | 2018-09-03T08:00:00Z | 2023-01-10T10:00:00Z | 1590 | 2 | 1 | 0 | 2 | 192.0.2.10",
  ]);
});

test("mfa_use: false, not recorded and true are three things", async () => {
  expect(await answers.ask(week, "mfa_use")).toEqual([
    "role | Ops | 111122223333 | 2 | 0 | 2 | 0 | 2018-09-04T09:30:00Z",
    "iam-user | anna | 111122223333 | 1 | 0 | 0 | 1 | -",
    "root | root | 111122223333 | 1 | 1 | 0 | 0 | -",
  ]);
});

test("console_or_code: a tool built on an SDK is the tool, and a service is a service whatever its agent", async () => {
  const once = (time: string) => `${time} | ${time}`;
  expect(await answers.ask(week, "console_or_code")).toEqual([
    `aws-service | aws-service | sms.amazonaws.com | - | 1 | 0 | 0 | ${once("2018-09-05T11:00:04Z")}`,
    `aws-service | role | AWSServiceRoleForSMS | 111122223333 | 1 | 1 | 0 | ${once("2018-09-05T11:00:05Z")}`,
    `aws-service | role | Ops | 111122223333 | 1 | 1 | 0 | ${once("2018-09-05T11:00:00Z")}`,
    `cli | iam-user | anna | 111122223333 | 1 | 0 | 0 | ${once("2018-09-03T08:00:00Z")}`,
    `console | role | Ops | 111122223333 | 1 | 1 | 0 | ${once("2018-09-03T09:00:00Z")}`,
    `console | root | root | 111122223333 | 1 | 1 | 0 | ${once("2018-09-04T10:00:00Z")}`,
    `infrastructure-tool | iam-user | anna | 111122223333 | 1 | 1 | 0 | ${once("2023-01-10T10:00:00Z")}`,
    `sdk | role | Ops | 111122223333 | 1 | 1 | 1 | ${once("2018-09-04T09:30:00Z")}`,
  ]);
});

test("forwarded_requests: SMS with jo's permissions, not with its service-linked role", async () => {
  expect(await answers.ask(week, "forwarded_requests")).toEqual([
    "sms.amazonaws.com | role | Ops | jo | 111122223333 | ec2.amazonaws.com | CopySnapshot | 1 | 1 | 0 | 2018-09-05T11:00:00Z | 2018-09-05T11:00:00Z",
  ]);
});

test("cross_account_use: by the account that MGN's request names, and by the one that received the record", async () => {
  const received = call("w9", "2023-01-11T10:00:00Z", "DescribeJobs", {
    eventSource: "mgn.amazonaws.com",
    userIdentity: roleSession("Ops", "kim", "999988887777"),
  });
  expect(await answers.ask([...week, received], "cross_account_use")).toEqual([
    "111122223333 | 444455556666 | iam-user | anna | mgn | mgn.amazonaws.com | StartTest | 1 | 1 | 0 | 2023-01-10T10:00:00Z | 2023-01-10T10:00:00Z",
    "999988887777 | 111122223333 | role | Ops | mgn | mgn.amazonaws.com | DescribeJobs | 1 | 0 | 0 | 2023-01-11T10:00:00Z | 2023-01-11T10:00:00Z",
  ]);
});
