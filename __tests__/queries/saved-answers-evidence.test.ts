import { call, openAnswers, type Answers } from "./support/answers";
import { iamUser, roleSession } from "./support/people";

let answers: Answers;
beforeAll(async () => {
  answers = await openAnswers();
});
afterAll(() => answers.close());

const anna = iamUser("anna");
const jo = roleSession("Ops", "jo");

const of = (service: string, id: string, time: string, name: string, requestParameters: unknown, fields = {}) =>
  call(id, time, name, {
    eventSource: `${service}.amazonaws.com`,
    userIdentity: anna,
    readOnly: false,
    requestParameters,
    ...fields,
  });

const changes = [
  of("cloudtrail", "t1", "2022-01-01T08:00:00Z", "StopLogging", { name: "sms-trail" }),
  of("cloudtrail", "t2", "2022-01-01T08:05:00Z", "PutEventSelectors", { trailName: "sms-trail" }, { userIdentity: jo }),
  of("cloudtrail", "t3", "2022-01-01T08:06:00Z", "DescribeTrails", {}),
  of("cloudtrail", "t4", "2022-01-01T08:07:00Z", "DeleteTrail", { name: "x" }, { errorCode: "AccessDenied" }),
  of("organizations", "t5", "2022-01-01T08:08:00Z", "LeaveOrganization", null),
  of("s3", "b1", "2022-01-02T08:00:00Z", "PutBucketLifecycle", { bucketName: "sms-trail-logs" }),
  of("s3", "b2", "2022-01-02T08:01:00Z", "PutBucketPolicy", { bucketName: "other" }),
  of("s3", "b3", "2022-01-02T08:02:00Z", "GetBucketPolicy", { bucketName: "sms-trail-logs" }),
  of("kms", "b4", "2022-01-02T08:03:00Z", "ScheduleKeyDeletion", { keyId: "key-1" }, { userIdentity: jo }),
  of("sns", "a1", "2022-01-03T08:00:00Z", "DeleteTopic", { topicArn: "arn:aws:sns:us-east-1:111122223333:alerts" }),
  of("events", "a2", "2022-01-03T08:01:00Z", "DisableRule", { name: "tamper" }),
  of("events", "a3", "2022-01-03T08:02:00Z", "RemoveTargets", { rule: "tamper", ids: ["1"] }),
  of("monitoring", "a4", "2022-01-03T08:03:00Z", "DeleteAlarms", { alarmNames: ["heartbeat", "lag"] }),
  of("logs", "a5", "2022-01-03T08:04:00Z", "PutRetentionPolicy", { logGroupName: "trail", retentionInDays: 1 }),
  of("logs", "a6", "2022-01-03T08:05:00Z", "CreateLogStream", { logGroupName: "trail" }),
];

const byAnna = "iam-user | anna | - | 192.0.2.10 | aws-cli/1.16";
const byJo = "role | Ops | jo | 192.0.2.10 | aws-cli/1.16";
const home = "us-east-1 | 111122223333";

test("trail_tampering: stopped, emptied, tried to delete, and leaving the organization's trail", async () => {
  expect(await answers.ask(changes, "trail_tampering")).toEqual([
    `2022-01-01T08:00:00Z | StopLogging | sms-trail | true | - | ${byAnna} | {"name":"sms-trail"} | ${home} | t1`,
    `2022-01-01T08:05:00Z | PutEventSelectors | sms-trail | true | - | ${byJo} | {"trailName":"sms-trail"} | ${home} | t2`,
    `2022-01-01T08:07:00Z | DeleteTrail | x | false | AccessDenied | ${byAnna} | {"name":"x"} | ${home} | t4`,
    `2022-01-01T08:08:00Z | LeaveOrganization | - | true | - | ${byAnna} | - | ${home} | t5`,
  ]);
});

test("log_store_tampering: of every bucket and key, or of those that a pattern names", async () => {
  const rows = [
    `2022-01-02T08:00:00Z | s3.amazonaws.com | PutBucketLifecycle | sms-trail-logs | true | - | ${byAnna} | ${home} | b1`,
    `2022-01-02T08:01:00Z | s3.amazonaws.com | PutBucketPolicy | other | true | - | ${byAnna} | ${home} | b2`,
    `2022-01-02T08:03:00Z | kms.amazonaws.com | ScheduleKeyDeletion | key-1 | true | - | ${byJo} | ${home} | b4`,
  ];
  expect(await answers.ask(changes, "log_store_tampering")).toEqual(rows);
  expect(await answers.ask(changes, "log_store_tampering", { target: "sms-trail%" })).toEqual(rows.slice(0, 1));
});

test("alert_tampering: topic, rules, alarms and log group", async () => {
  const rows = [
    `2022-01-03T08:00:00Z | sns.amazonaws.com | DeleteTopic | arn:aws:sns:us-east-1:111122223333:alerts | true | - | ${byAnna} | ${home} | a1`,
    `2022-01-03T08:01:00Z | events.amazonaws.com | DisableRule | tamper | true | - | ${byAnna} | ${home} | a2`,
    `2022-01-03T08:02:00Z | events.amazonaws.com | RemoveTargets | tamper | true | - | ${byAnna} | ${home} | a3`,
    `2022-01-03T08:03:00Z | monitoring.amazonaws.com | DeleteAlarms | ["heartbeat","lag"] | true | - | ${byAnna} | ${home} | a4`,
    `2022-01-03T08:04:00Z | logs.amazonaws.com | PutRetentionPolicy | trail | true | - | ${byAnna} | ${home} | a5`,
  ];
  expect(await answers.ask(changes, "alert_tampering")).toEqual(rows);
  expect(await answers.ask(changes, "alert_tampering", { target: "%heartbeat%" })).toEqual(rows.slice(3, 4));
});

test("a change delivered on two days counts once, and a late one is found in its range", async () => {
  const stop = ["StopLogging", { eventSource: "cloudtrail.amazonaws.com", userIdentity: anna }] as const;
  const deliveries = ["2022/01/01", "2022/01/28"].map((day) => call("t", "2022-01-01T08:00:00Z", ...stop, { day }));
  expect(await answers.ask(deliveries, "trail_tampering")).toHaveLength(1);
  expect(
    await answers.ask(deliveries.slice(1), "trail_tampering", { from: "2022-01-01", to: "2022-01-01" }),
  ).toHaveLength(1);
});
