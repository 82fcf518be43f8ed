import { call, openAnswers, type Answers } from "./support/answers";
import { iamUser, roleSession, serviceRole } from "./support/people";

let answers: Answers;
beforeAll(async () => {
  answers = await openAnswers();
});
afterAll(() => answers.close());

const anna = { userIdentity: iamUser("anna") };
const jo = { userIdentity: roleSession("Ops", "jo") };
const mgn = { eventSource: "mgn.amazonaws.com" };

// 2023-01-07 is a Saturday
const work = [
  call("x1", "2023-01-05T08:10:00Z", "CreateReplicationJob", anna),
  call("x2", "2023-01-06T08:59:59Z", "CreateReplicationJob", { ...anna, errorCode: "InternalError" }),
  call("x3", "2023-01-07T08:00:00Z", "StartCutover", { ...jo, ...mgn }),
  call("x4", "2023-01-07T23:00:00Z", "ImportImage", {
    eventSource: "ec2.amazonaws.com",
    userIdentity: serviceRole("sms"),
  }),
  call(
    "x5",
    "2023-01-09T00:00:00Z",
    "FinalizeCutover",
    { ...jo, ...mgn, awsRegion: "eu-west-1" },
    { account: "444455556666" },
  ),
  call("x6", "2023-01-09T00:10:00Z", "BrandNew", { ...jo, ...mgn, eventVersion: "1.11" }, { account: "444455556666" }),
  call("x7", "2023-01-09T00:20:00Z", "BrandNew", { ...jo, ...mgn, readOnly: true }, { account: "444455556666" }),
];

test("busiest_hours: by the hour in UTC, Saturday and Sunday apart", async () => {
  expect(await answers.ask(work, "busiest_hours")).toEqual([
    "00 | 3 | 3 | 0 | 2 | 0 | 0 | 1",
    "08 | 3 | 3 | 0 | 3 | 1 | 1 | 3",
    "23 | 1 | 0 | 1 | 1 | 0 | 1 | 1",
  ]);
});

test("calls_per_operation: each operation with its callers", async () => {
  expect(await answers.ask(work, "calls_per_operation")).toEqual([
    "mgn | api | mgn.amazonaws.com | BrandNew | read | 1 | 0 | 1 | 1 | 2023-01-09T00:20:00Z | 2023-01-09T00:20:00Z",
    "mgn | api | mgn.amazonaws.com | BrandNew | unknown | 1 | 0 | 1 | 1 | 2023-01-09T00:10:00Z | 2023-01-09T00:10:00Z",
    "mgn | api | mgn.amazonaws.com | FinalizeCutover | write | 1 | 0 | 1 | 1 | 2023-01-09T00:00:00Z | 2023-01-09T00:00:00Z",
    "mgn | api | mgn.amazonaws.com | StartCutover | write | 1 | 0 | 1 | 1 | 2023-01-07T08:00:00Z | 2023-01-07T08:00:00Z",
    "sms | api | sms.amazonaws.com | CreateReplicationJob | write | 2 | 1 | 1 | 1 | 2023-01-05T08:10:00Z | 2023-01-06T08:59:59Z",
    "sms | on-behalf | ec2.amazonaws.com | ImportImage | unknown | 1 | 0 | 1 | 1 | 2023-01-07T23:00:00Z | 2023-01-07T23:00:00Z",
  ]);
});

test("accounts_and_regions: how far each account came, by the Region that was called", async () => {
  expect(await answers.ask(work, "accounts_and_regions")).toEqual([
    "111122223333 | us-east-1 | mgn | 1 | 1 | 0 | 1 | 0 | 1 | 0 | 2023-01-07T08:00:00Z | 2023-01-07T08:00:00Z",
    "111122223333 | us-east-1 | sms | 3 | 3 | 1 | 3 | 1 | 0 | 0 | 2023-01-05T08:10:00Z | 2023-01-07T23:00:00Z",
    "444455556666 | eu-west-1 | mgn | 1 | 1 | 0 | 1 | 0 | 0 | 1 | 2023-01-09T00:00:00Z | 2023-01-09T00:00:00Z",
    "444455556666 | us-east-1 | mgn | 2 | 1 | 0 | 1 | 0 | 0 | 0 | 2023-01-09T00:10:00Z | 2023-01-09T00:20:00Z",
  ]);
});

test("unknown_operations: calls of SMS and MGN that no list has, with the versions of their records", async () => {
  expect(await answers.ask(work, "unknown_operations")).toEqual([
    "mgn.amazonaws.com | BrandNew | AwsApiCall | read | 1 | 1.08 | 2023-01-09T00:20:00Z | 2023-01-09T00:20:00Z",
    "mgn.amazonaws.com | BrandNew | AwsApiCall | unknown | 1 | 1.11 | 2023-01-09T00:10:00Z | 2023-01-09T00:10:00Z",
  ]);
});
