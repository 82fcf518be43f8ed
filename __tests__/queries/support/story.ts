import type { Delivery } from "./raw-row";
import { recordText } from "./record";

/**
 * A small migration, told in twelve events that were written by hand: one job from creation to deletion, the service's own work,
 * refused calls, a forgotten connector, a cutover with MGN, and background noise. The expected rows of the saved queries' tests
 * were derived from these records by reading, not copied from an engine.
 */
const anna = {
  type: "IAMUser",
  principalId: "AIDAANNA",
  arn: "arn:aws:iam::111122223333:user/anna",
  accountId: "111122223333",
  accessKeyId: "AKIAANNA",
  userName: "anna",
};

const jo = {
  type: "AssumedRole",
  principalId: "AROAOPS:jo",
  arn: "arn:aws:sts::111122223333:assumed-role/Ops/jo",
  accountId: "111122223333",
  accessKeyId: "ASIAJO",
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      principalId: "AROAOPS",
      arn: "arn:aws:iam::111122223333:role/Ops",
      accountId: "111122223333",
      userName: "Ops",
    },
    attributes: { creationDate: "2018-09-03T07:55:00Z", mfaAuthenticated: "false" },
  },
};

const root = {
  type: "Root",
  principalId: "111122223333",
  arn: "arn:aws:iam::111122223333:root",
  accountId: "111122223333",
  accessKeyId: "ASIAROOT",
  sessionContext: { attributes: { creationDate: "2018-09-05T10:50:00Z", mfaAuthenticated: "true" } },
};

const smsRole = {
  type: "AssumedRole",
  principalId: "AROASMS:sms",
  arn: "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForSMS/sms",
  accountId: "111122223333",
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      principalId: "AROASMS",
      arn: "arn:aws:iam::111122223333:role/aws-service-role/sms.amazonaws.com/AWSServiceRoleForSMS",
      accountId: "111122223333",
      userName: "AWSServiceRoleForSMS",
    },
    attributes: { creationDate: "2018-09-05T11:00:04Z", mfaAuthenticated: "false" },
  },
  invokedBy: "sms.amazonaws.com",
};

const connector = {
  ...anna,
  principalId: "AIDACONN",
  arn: "arn:aws:iam::111122223333:user/connector",
  userName: "connector",
  accessKeyId: "AKIACONN",
};

const created = recordText({
  eventID: "e-03",
  eventTime: "2018-09-03T09:05:00Z",
  eventName: "CreateReplicationJob",
  userIdentity: jo,
  requestParameters: {
    serverId: "s-11111111",
    seedReplicationTime: "Sep 3, 2018 10:00:00 AM",
    frequency: 12,
    runOnce: false,
    encrypted: true,
    kmsKeyId: "alias/migration",
    licenseType: "BYOL",
    roleName: "sms",
    description: "it's the web server",
  },
  responseElements: { replicationJobId: "sms-job-aaaaaaaa" },
});

const homeDay = (day: string, name: string, fields: Record<string, unknown>): Delivery => ({
  record: recordText(fields),
  day,
  file: name,
});

/** The deliveries; the creation of the job came three times, on two days. */
export const story: readonly Delivery[] = [
  homeDay("2018/09/03", "a", {
    eventID: "e-01",
    eventTime: "2018-09-03T08:00:00Z",
    eventName: "ImportServerCatalog",
    userIdentity: jo,
  }),
  homeDay("2018/09/03", "a", {
    eventID: "e-02",
    eventTime: "2018-09-03T09:00:00Z",
    eventName: "CreateReplicationJob",
    userIdentity: anna,
    sourceIPAddress: "2001:db8::1",
    errorCode: "AccessDeniedException",
    errorMessage: "User anna is not authorized",
  }),
  { record: created, day: "2018/09/03", file: "a" },
  { record: created, day: "2018/09/03", file: "b" },
  { record: created, day: "2018/09/05", file: "c" },
  homeDay("2018/09/05", "c", {
    eventID: "e-04",
    eventTime: "2018-09-05T10:00:00Z",
    eventName: "UpdateReplicationJob",
    userIdentity: { ...jo, invokedBy: "AWS Internal" },
    sourceIPAddress: "AWS Internal",
    requestParameters: { replicationJobId: "sms-job-aaaaaaaa", frequency: 24 },
  }),
  homeDay("2018/09/05", "c", {
    eventID: "e-05",
    eventTime: "2018-09-05T11:00:00Z",
    eventName: "StartOnDemandReplicationRun",
    userIdentity: root,
    sourceIPAddress: "198.51.100.7",
    requestParameters: { replicationJobId: "sms-job-aaaaaaaa" },
    responseElements: { replicationRunId: "sms-run-bbbbbbbb" },
  }),
  homeDay("2018/09/05", "c", {
    eventID: "e-06",
    eventTime: "2018-09-05T11:00:04Z",
    eventSource: "sts.amazonaws.com",
    eventName: "AssumeRole",
    readOnly: true,
    userIdentity: { type: "AWSService", invokedBy: "sms.amazonaws.com" },
    sourceIPAddress: "sms.amazonaws.com",
  }),
  homeDay("2018/09/05", "c", {
    eventID: "e-07",
    eventTime: "2018-09-05T11:00:05Z",
    eventSource: "ec2.amazonaws.com",
    eventName: "ImportImage",
    readOnly: false,
    userIdentity: smsRole,
    sourceIPAddress: "sms.amazonaws.com",
    requestParameters: { description: "not an id: sms-job-zzzzzzzz" },
  }),
  // delivered 27 days late
  homeDay("2018/10/05", "d", {
    eventID: "e-08",
    eventTime: "2018-09-08T07:00:00Z",
    eventName: "DeleteReplicationJob",
    userIdentity: anna,
    requestParameters: { replicationJobId: "sms-job-aaaaaaaa" },
  }),
  homeDay("2022/05/01", "e", {
    eventID: "e-09",
    eventTime: "2022-05-01T00:00:00Z",
    eventName: "GetConnectors",
    userIdentity: connector,
  }),
  homeDay("2023/05/02", "f", {
    eventID: "e-10",
    eventTime: "2023-05-02T03:04:05Z",
    eventName: "GetConnectors",
    userIdentity: connector,
    errorCode: "InternalError",
  }),
  {
    record: recordText({
      eventID: "e-11",
      eventTime: "2023-06-01T10:00:00Z",
      eventSource: "mgn.amazonaws.com",
      eventName: "StartCutover",
      awsRegion: "us-west-2",
      recipientAccountId: "444455556666",
      userIdentity: {
        type: "AssumedRole",
        arn: "arn:aws:sts::444455556666:assumed-role/Ops/kim",
        accountId: "444455556666",
        accessKeyId: "ASIAKIM",
        sessionContext: { sessionIssuer: { userName: "Ops" } },
      },
      requestParameters: { sourceServerIDs: ["s-1234567890abcdef0", "s-1234567890abcdef1"] },
      responseElements: {
        job: { jobID: "mgnjob-1", participatingServers: [{ sourceServerID: "s-1234567890abcdef1" }] },
      },
    }),
    account: "444455556666",
    region: "us-west-2",
    day: "2023/06/01",
    file: "g",
  },
  homeDay("2018/09/03", "a", {
    eventID: "e-12",
    eventTime: "2018-09-03T09:06:00Z",
    eventSource: "ec2.amazonaws.com",
    eventName: "DescribeInstances",
  }),
  homeDay("2018/09/03", "a", {
    eventID: "e-13",
    eventTime: "2018-09-03T09:07:00Z",
    eventSource: "sms-voice.amazonaws.com",
    eventName: "SendTextMessage",
  }),
];
