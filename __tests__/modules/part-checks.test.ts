import { AuditTrail, type AuditTrailProps } from "../../modules/audit-trail";
import { LogArchive, type LogArchiveProps } from "../../modules/log-archive";
import { LogDeliveryQueue, type LogDeliveryQueueProps } from "../../modules/log-delivery-queue";
import { LogQueries, type LogQueriesProps } from "../../modules/log-queries";
import { logLayout } from "../../modules/shared/log-layout";
import {
  archive,
  audit,
  auditTrailProps,
  logArchiveProps,
  logQueriesProps,
  management,
  newLogBucket,
  trail,
} from "../support/part-props";
import { synthesize } from "../support/synthesized";

/** What people who use the parts without settings are told: the same rules, by the names of their properties. */

const region = "must be a Region of partition aws";
const digits = "must be 12 digits";
const upper = "must hold only lower-case letters, digits, dots and hyphens, got: 'Logs' (write \"logs\")";
const lists = { layout: logLayout({ bucketName: "Logs" }) };

function failing(build: (scope: never) => unknown): string[] {
  try {
    synthesize((scope) => build(scope as never));
  } catch (error) {
    return (error as Error).message.split("\n");
  }
  return [];
}

describe("a log archive fails", () => {
  const problems = (props: Partial<LogArchiveProps>) =>
    failing((scope) => new LogArchive(scope, "Archive", { ...logArchiveProps(), ...props }));
  const create = (changes: object) => ({ bucket: { create: { ...newLogBucket(), ...changes } } });

  test.each<[string, Partial<LogArchiveProps>, string]>([
    ["11 digits", { where: { ...archive, accountId: "22222222222" } }, `where.accountId ${digits}, got: '22222222222'`],
    [
      "13 digits",
      { where: { ...archive, accountId: "2222222222222" } },
      `where.accountId ${digits}, got: '2222222222222'`,
    ],
    [
      "an unknown partition",
      { where: { ...archive, partition: "aws-eu" as never } },
      "where.partition must be one of aws, aws-us-gov, aws-cn, got: 'aws-eu'",
    ],
    [
      "a mistyped Region",
      { where: { ...archive, region: "us-esat-1" } },
      `where.region ${region}, got: 'us-esat-1' (did you mean us-east-1?)`,
    ],
    [
      "a Region of another partition",
      { where: { ...archive, region: "cn-north-1" } },
      `where.region ${region}, got: 'cn-north-1' (write one of aws, such as us-west-2, or set partition: aws-cn)`,
    ],
    ["a bucket's name that S3 refuses", lists, `layout.bucketName ${upper}`],
    ["no trail", { trails: [] }, "trails must name at least one trail, or nothing could be delivered"],
    [
      "a trail of an account that is none",
      { trails: [{ ...trail(), accountId: "1" }] },
      `trails[0].accountId ${digits}, got: '1'`,
    ],
    [
      "a trail of no home Region",
      { trails: [trail(), { ...trail(), homeRegion: "mars-1" }] },
      `trails[1].homeRegion ${region}, got: 'mars-1' (write one that this version knows (list of 2026-08), such as us-west-2)`,
    ],
    [
      "a trail's name that CloudTrail refuses",
      { trails: [{ ...trail(), trailName: "a b c" }] },
      "trails[0].trailName must hold only letters, digits, dots, underscores and hyphens, got: 'a b c' (leave out other characters)",
    ],
    [
      "a trail of another partition",
      { trails: [{ ...trail(), partition: "aws-cn", homeRegion: "cn-north-1" }] },
      "trails[0].partition must be that of the archive (aws), got: 'aws-cn'",
    ],
    [
      "trails of an organization that is none",
      { trails: { partition: "aws", homeRegion: "us-east-1", trailName: "trail", ofOrganization: "o-x" } },
      "trails.ofOrganization must be 'o-' and 10 to 32 lower-case letters or digits, got: 'o-x'",
    ],
    [
      "a retention that is no number of days",
      create({ retentionDays: 400.5 }),
      "retentionDays must be a whole number from 1 to 36,500, got: 400.5",
    ],
    [
      "a retention below the lock",
      create({ retentionDays: 364 }),
      "retentionDays must be at least objectLock.days (365), got: 364",
    ],
    [
      "access logs that are kept for no day",
      create({ accessLogs: { bucketName: "access", retentionDays: 0 } }),
      "accessLogs.retentionDays must be a whole number from 1 to 36,500, got: 0",
    ],
    [
      "a bucket of access logs that S3 refuses",
      create({ accessLogs: { bucketName: "Logs", retentionDays: 1 } }),
      `accessLogs.bucketName ${upper}`,
    ],
    [
      "a key of another Region",
      { key: { existing: { keyArn: "arn:aws:kms:eu-west-1:222222222222:key/k" } } },
      "key.existing.keyArn must be a key in us-east-1 of partition aws, where the bucket is, got: 'arn:aws:kms:eu-west-1:222222222222:key/k'",
    ],
    [
      "a topic's name that SNS refuses",
      { topic: { create: { topicName: "delivery.fifo" } } },
      "topic.create.topicName must be 1 to 256 letters, digits, underscores and hyphens, got: 'delivery.fifo' (write the name alone, no ARN and no URL)",
    ],
    [
      "a topic of another partition",
      { topic: { existing: { topicArn: "arn:aws-cn:sns:cn-north-1:222222222222:t" } } },
      "topic.existing.topicArn must be of partition aws, got: 'arn:aws-cn:sns:cn-north-1:222222222222:t'",
    ],
    [
      "a queue's name that SQS refuses",
      { queue: { queueName: "q".repeat(81), retentionDays: 4 } },
      `queue.queueName must be 1 to 80 letters, digits, underscores and hyphens, got: '${"q".repeat(81)}' (write the name alone, no ARN and no URL)`,
    ],
    [
      "a queue that outlasts no long weekend",
      { queue: { queueName: "q", retentionDays: 3 } },
      "queue.retentionDays must be a whole number from 4 to 14, got: 3",
    ],
    [
      "a subscription of the queue's name",
      { subscriptions: [{ name: "delivery", protocol: "email", address: "a@example.com" }] },
      "subscriptions must not have the queue's name, which its dead letters have already, got: delivery",
    ],
    [
      "a subscription without TLS",
      { subscriptions: [{ name: "a", protocol: "https", url: "http://example.com", confirmation: "by-hand" }] },
      "url of subscription a must be an address that begins with https:// and holds no password, got: 'http://example.com'",
    ],
    [
      "a reader that is no account",
      { readers: [{ accountId: "3" }] },
      "a reader's accountId must be 12 digits, got: '3'",
    ],
    [
      "an alarm topic of another account",
      { alarmTopicArns: ["arn:aws:sns:us-east-1:111111111111:alarms"] },
      "alarmTopicArns[0] must be a topic of account 222222222222 in us-east-1, got: 'arn:aws:sns:us-east-1:111111111111:alarms'",
    ],
  ])("with %s", (_, props, message) => {
    expect(problems(props)).toEqual([message]);
  });

  test("with everything that is wrong, a line each", () => {
    expect(
      problems({
        ...lists,
        where: { ...archive, accountId: "2", region: "x" },
        queue: { queueName: "", retentionDays: 15 },
      }),
    ).toEqual([
      `where.accountId ${digits}, got: '2'`,
      expect.stringMatching(/^where\.region /),
      expect.stringMatching(/^layout\.bucketName /),
      expect.stringMatching(/^queue\.queueName /),
      "queue.retentionDays must be a whole number from 4 to 14, got: 15",
    ]);
  });
});

describe("a trail fails", () => {
  const problems = (props: Partial<AuditTrailProps>) =>
    failing((scope) => new AuditTrail(scope, "Trail", { ...auditTrailProps(), ...props }));

  test.each<[string, Partial<AuditTrailProps>, string]>([
    [
      "in an account that is none",
      { where: { ...management, accountId: "x" }, trail: { ...trail(), accountId: "x" } },
      `where.accountId ${digits}, got: 'x'`,
    ],
    [
      "in another Region than its home",
      { trail: { ...trail(), homeRegion: "eu-west-1" } },
      "trail.homeRegion must be where.region, in which the trail is made (us-east-1), got: 'eu-west-1'",
    ],
    [
      "of another account without an organization, whose delegate alone could make it",
      { trail: { ...trail(), accountId: "444444444444" } },
      "trail.accountId must be where.accountId (111111111111) without layout.organizationId: only a delegate makes another account's trail, got: '444444444444'",
    ],
    [
      "of another partition",
      { trail: { ...trail(), partition: "aws-cn", homeRegion: "us-east-1" } },
      "trail.partition must be where.partition (aws), got: 'aws-cn'",
    ],
    [
      "with a name that CloudTrail refuses",
      { trail: { ...trail(), trailName: "trail-" } },
      "trail.trailName must begin and end with a letter or digit, got: 'trail-' (take away the sign at its end)",
    ],
    ["to a bucket that S3 refuses", lists, `layout.bucketName ${upper}`],
    [
      "with a topic of another partition",
      { topicArn: "arn:aws-cn:sns:cn-north-1:222222222222:t" },
      "topicArn's partition must be where.partition (aws), got: 'aws-cn'",
    ],
  ])("%s", (_, props, message) => {
    expect(problems(props)).toContainEqual(message);
  });

  test("not for a delegate, who makes the management account's", () => {
    const layout = logLayout({ bucketName: "logs", organizationId: "o-exampleorgid" });
    expect(problems({ layout, where: { ...management, accountId: "777777777777" } })).toEqual([]);
  });
});

test("a consumer's queue fails with everything that is wrong, a line each", () => {
  const props: LogDeliveryQueueProps = {
    where: { partition: "aws", accountId: "5", region: "eu-central-1" },
    queueName: "a.fifo",
    topicArn: "delivery",
    retentionDays: 3,
    alarmTopicArns: ["alarms"],
  };
  expect(failing((scope) => new LogDeliveryQueue(scope, "Queue", props))).toEqual([
    `where.accountId ${digits}, got: '5'`,
    "queueName must be 1 to 80 letters, digits, underscores and hyphens, got: 'a.fifo' (write the name alone, no ARN and no URL)",
    "topicArn must be the ARN of a topic of partition aws, got: 'delivery'",
    "retentionDays must be a whole number from 4 to 14, got: 3",
    "alarmTopicArns[0] must be the ARN of a topic, got: 'alarms'",
  ]);
});

describe("queries fail", () => {
  const [source] = logQueriesProps().sources;
  const problems = (props: Partial<LogQueriesProps>) =>
    failing((scope) => new LogQueries(scope, "Queries", { ...logQueriesProps(), ...props }));
  const from = (changes: object): Partial<LogQueriesProps> => ({ sources: [{ ...source, ...changes }] });
  const results = (changes: object) => ({ results: { ...logQueriesProps().results, ...changes } });
  const curated = {
    bucketName: "curated",
    workgroupName: "fill",
    bytesScannedCutoffPerQuery: 10_485_760,
    migrationViews: "raw",
  } as const;

  test.each<[string, Partial<LogQueriesProps>, string]>([
    ["in an account that is none", { where: { ...audit, accountId: "" } }, `where.accountId ${digits}, got: ''`],
    ["over a bucket that S3 refuses", from(lists), `sources[0].layout.bucketName ${upper}`],
    [
      "over no account",
      from({ accounts: { type: "enum", accountIds: [] } }),
      "sources[0].accounts.accountIds must name at least one, or the table would show nothing",
    ],
    [
      "over an account that is none",
      from({ accounts: { type: "enum", accountIds: ["111111111111", "12"] } }),
      `sources[0].accounts.accountIds[1] ${digits}, got: '12'`,
    ],
    [
      "over no Region",
      from({ regions: [] }),
      "sources[0].regions must name at least one, or the table would show nothing",
    ],
    [
      "over a mistyped Region",
      from({ regions: ["eu-wset-1"] }),
      `sources[0].regions[0] ${region}, got: 'eu-wset-1' (did you mean eu-west-1?)`,
    ],
    [
      "from a day that is none",
      from({ firstDay: "2018-02-30" }),
      "sources[0].firstDay must be a day of the calendar, got: '2018-02-30' (correct the month or the day)",
    ],
    [
      "to a day before the first",
      from({ lastDay: "2016-11-13" }),
      "sources[0].lastDay must not be before firstDay (2016-11-14), got: '2016-11-13'",
    ],
    [
      "with a source's key by its alias",
      from({ kmsKeyArn: "alias/logs" }),
      "sources[0].kmsKeyArn must be the ARN of a customer key, got: 'alias/logs'",
    ],
    [
      "in a database that Athena cannot name",
      { databaseName: "sms-trail" },
      "databaseName must be lower-case letters, digits and underscores, a letter first, at most 255, got: 'sms-trail' (write it like sms_trail)",
    ],
    [
      "in the workgroup that every account has",
      { workgroupName: "primary" },
      "workgroupName must not be primary, which every account has already, got: 'primary' (choose another name)",
    ],
    [
      "with a cutoff that Athena refuses",
      { bytesScannedCutoffPerQuery: 10_485_759 },
      "bytesScannedCutoffPerQuery must be a whole number of at least 10485760 bytes (10 MB), got: 10485759",
    ],
    ["with results in a bucket that S3 refuses", results({ bucketName: "Logs" }), `results.bucketName ${upper}`],
    [
      "with results that are kept for no day",
      results({ retentionDays: 0 }),
      "results.retentionDays must be a whole number from 1 to 36,500, got: 0",
    ],
    [
      "with access logs among the results",
      results({ accessLogs: { create: { bucketName: "results", retentionDays: 1 } } }),
      "results.accessLogs.create.bucketName must be another than results.bucketName, got: 'results'",
    ],
    [
      "with a curated table that the questions' workgroup would fill",
      { curated: { ...curated, workgroupName: "workgroup" } },
      "curated.workgroupName must be another than workgroupName, whose cutoff would cancel the filling of the table, got: 'workgroup'",
    ],
    [
      "with an alarm topic of another Region",
      { curated: { ...curated, alarmTopicArns: ["arn:aws:sns:eu-west-1:333333333333:alarms"] } },
      "curated.alarmTopicArns[0] must be a topic of account 333333333333 in us-east-1, got: 'arn:aws:sns:eu-west-1:333333333333:alarms'",
    ],
  ])("%s", (_, props, message) => {
    expect(problems(props)).toEqual([message]);
  });

  test("not with the least that Athena takes", () => {
    expect(problems({ bytesScannedCutoffPerQuery: 10_485_760, ...from({ lastDay: "2016-11-14" }) })).toEqual([]);
  });
});
