import { LogArchive, type LogArchiveProps } from "../../modules/log-archive";
import { denyInsecureQueueAccess, topicSends } from "../../modules/sqs/queue-statements";
import { archive, logArchiveProps, newLogBucket } from "../support/part-props";
import { policyOf, synthesize, warningsOf } from "../support/synthesized";

const keyArn = "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555";
const topicArn = "arn:aws:sns:us-east-1:222222222222:landing-zone";
const deploy = "arn:aws:iam::222222222222:role/deploy";

function build(props: Partial<LogArchiveProps>) {
  let made: LogArchive | undefined;
  const stack = synthesize((scope) => {
    made = new LogArchive(scope, "Archive", { ...logArchiveProps(), ...props });
  });
  if (made === undefined) throw new Error("no archive was made");
  return { stack, archive: made, warnings: warningsOf(made) };
}

const sids = (statements: readonly { Sid: string }[]) => statements.map(({ Sid }) => Sid);

describe("what is given is not touched", () => {
  test("bucket, key and topic: only the queue and its alarm are made, and the statements for their owners come out", () => {
    const { stack, archive } = build({
      bucket: { existing: "named-by-layout" },
      key: { existing: { keyArn } },
      topic: { existing: { topicArn } },
      readers: [{ accountId: "333333333333" }],
    });
    expect(Object.keys(stack.json.resource).sort()).toEqual([
      "aws_cloudwatch_metric_alarm",
      "aws_sns_topic_subscription",
      "aws_sqs_queue",
    ]);
    expect(stack.only("aws_sns_topic_subscription").topic_arn).toBe(topicArn);
    expect(stack.at("aws_sqs_queue", "Queue/Resource").kms_master_key_id).toBe(keyArn);
    expect(archive.readyForTrail).toEqual([]);
    expect([archive.bucketName, archive.keyArn, archive.topicArn]).toEqual(["logs", keyArn, topicArn]);
    expect(
      archive.requiredStatements.map(({ kind, resourceArn, statements }) => [kind, resourceArn, sids(statements)]),
    ).toEqual([
      [
        "bucket",
        "arn:aws:s3:::logs",
        [
          "AWSCloudTrailAclCheck20150319",
          "AWSCloudTrailWrite20150319",
          "ReadersLocateBucket",
          "ReadersListLogs",
          "ReadersReadLogs",
        ],
      ],
      [
        "key",
        keyArn,
        [
          "CloudTrailEncryptsLogs",
          "CloudTrailDescribesKey",
          "CloudTrailDecrypts",
          "TopicSendsToQueues",
          "ReadersDecryptLogs",
        ],
      ],
      ["topic", topicArn, ["AWSCloudTrailSNSPolicy20131101"]],
    ]);
  });

  test("a topic of another account has to let the archive subscribe its queue and whoever else it tells", () => {
    const elsewhere = "arn:aws:sns:us-east-1:333333333333:landing-zone";
    const { archive } = build({
      topic: { existing: { topicArn: elsewhere } },
      subscriptions: [
        { name: "own", protocol: "sqs", queueArn: "arn:aws:sqs:us-east-1:222222222222:own" },
        { name: "siem", protocol: "sqs", queueArn: "arn:aws:sqs:us-east-1:555555555555:siem" },
        { name: "function", protocol: "lambda", functionArn: "arn:aws:lambda:us-east-1:222222222222:function:f" },
        { name: "page", protocol: "https", url: "https://example.com/a", confirmation: "by-hand" },
        { name: "person", protocol: "email", address: "a@example.com" },
      ],
    });
    const [topic] = archive.requiredStatements.filter(({ kind }) => kind === "topic");
    expect(topic?.statements.map(({ Sid, Principal, Condition }) => [Sid, Principal, Condition])).toEqual([
      ["AWSCloudTrailSNSPolicy20131101", expect.anything(), expect.anything()],
      [
        "QueueOwnersSubscribe",
        { AWS: "arn:aws:iam::555555555555:root" },
        { StringEquals: { "sns:Protocol": "sqs", "sns:Endpoint": "arn:aws:sqs:us-east-1:555555555555:siem" } },
      ],
      [
        "ArchiveSubscribes",
        { AWS: "arn:aws:iam::222222222222:root" },
        {
          StringEquals: {
            "sns:Protocol": ["email", "https", "lambda", "sqs"],
            "sns:Endpoint": [
              "a@example.com",
              "arn:aws:lambda:us-east-1:222222222222:function:f",
              "arn:aws:sqs:us-east-1:222222222222:delivery",
              "arn:aws:sqs:us-east-1:222222222222:own",
              "https://example.com/a",
            ],
          },
        },
      ],
    ]);
  });

  test("a given bucket has the statements that one made here would have", () => {
    const readers = [{ membersOfOrganization: "o-exampleorgid" }];
    const made = policyOf(build({ readers }).stack.at("aws_s3_bucket_policy", "LogBucket/Policy")).Statement;
    const given = build({ readers, bucket: { existing: "named-by-layout" } }).archive.requiredStatements;
    expect(given.map(({ kind }) => kind)).toEqual(["bucket"]);
    // TLS is the owner's own matter
    expect([...(given[0]?.statements ?? [])]).toEqual(made.filter(({ Sid }) => Sid !== "DenyInsecureTransport"));
  });

  test("a given key lets CloudTrail use it for a topic that is made here", () => {
    const { stack, archive } = build({ key: { existing: { keyArn } } });
    expect(stack.all("aws_kms_key")).toEqual({});
    expect(stack.only("aws_sns_topic").kms_master_key_id).toBe(keyArn);
    expect(sids(archive.requiredStatements[0]?.statements ?? [])).toContain("CloudTrailPublishesToTopic");
  });

  test("where all is made here, nobody has to add anything", () => {
    expect(build({}).archive.requiredStatements).toEqual([]);
  });
});

describe("an archive fails", () => {
  test.each<[string, Partial<LogArchiveProps>, string]>([
    [
      "for a key by its alias",
      { key: { existing: { keyArn: "arn:aws:kms:us-east-1:222222222222:alias/aws/sns" } } },
      "key.existing.keyArn must be the ARN of a customer key, got: 'arn:aws:kms:us-east-1:222222222222:alias/aws/sns'",
    ],
    [
      "for a topic by its name",
      { topic: { existing: { topicArn: "landing-zone" } } },
      "topic.existing.topicArn must be the ARN of a topic, got: 'landing-zone'",
    ],
    [
      "for access logs in the log bucket itself",
      { bucket: { create: { ...newLogBucket(), accessLogs: { bucketName: "logs", retentionDays: 90 } } } },
      "accessLogs.bucketName must not be the log bucket, got: logs (S3 delivers access logs to no bucket with a lock)",
    ],
    [
      "for two subscriptions of one name",
      {
        subscriptions: [
          { name: "a", protocol: "email", address: "a@example.com" },
          { name: "a", protocol: "email", address: "b@example.com" },
        ],
      },
      "subscriptions must have names of their own, got twice: a",
    ],
    [
      "for a function of another account",
      {
        subscriptions: [
          { name: "f", protocol: "lambda", functionArn: "arn:aws:lambda:us-east-1:333333333333:function:f" },
        ],
      },
      "functionArn must be a function of account 222222222222 in us-east-1; one elsewhere is fed from a queue of its account, got: 'arn:aws:lambda:us-east-1:333333333333:function:f'",
    ],
    [
      "for a guard that excepts nobody",
      { tamperGuard: { exceptPrincipalArns: [] as never } },
      "exceptPrincipalArns must not be empty: nobody could change what the denies protect, ever",
    ],
  ])("%s", (_, props, message) => {
    expect(() => build(props)).toThrow(new Error(message));
  });
});

test("a guarded archive denies tampering with bucket, files, key and topic", () => {
  const { stack } = build({ tamperGuard: { exceptPrincipalArns: [deploy] } });
  const guards = [
    policyOf(stack.at("aws_s3_bucket_policy", "LogBucket/Policy")),
    policyOf(stack.only("aws_kms_key")),
    policyOf(stack.only("aws_sns_topic")),
  ].flatMap(({ Statement }) => Statement.filter(({ Sid }) => Sid.endsWith("Tampering")));
  expect(guards.map(({ Sid }) => Sid)).toEqual([
    "DenyBucketTampering",
    "DenyLogTampering",
    "DenyKeyTampering",
    "DenyTopicTampering",
  ]);
  for (const { Condition } of guards) {
    expect(Condition).toEqual({
      ArnNotLike: { "aws:PrincipalArn": deploy },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    });
  }
});

test("older log files move to cheaper classes that the lifecycle names", () => {
  const create = { ...newLogBucket(), transitions: [{ afterDays: 90, storageClass: "GLACIER_IR" } as const] };
  const { stack } = build({ bucket: { create } });
  const [rule] = stack.at("aws_s3_bucket_lifecycle_configuration", "LogBucket/Lifecycle").rule;
  expect(rule.transition).toEqual([{ days: 90, storage_class: "GLACIER_IR" }]);
});

describe("subscriptions", () => {
  const functionArn = "arn:aws:lambda:us-east-1:222222222222:function:f";
  const foreign = "arn:aws:sqs:us-east-1:333333333333:siem";
  const alarms = "arn:aws:sns:us-east-1:222222222222:alarms";
  const { stack, warnings } = build({
    queue: undefined,
    alarmTopicArns: [alarms],
    subscriptions: [
      { name: "own", protocol: "sqs", queueArn: "arn:aws:sqs:us-east-1:222222222222:own" },
      { name: "siem", protocol: "sqs", queueArn: foreign },
      { name: "f", protocol: "lambda", functionArn },
      { name: "hook", protocol: "https", url: "https://example.com/hook", confirmation: "by-endpoint" },
      { name: "team", protocol: "email", address: "team@example.com" },
    ],
  });
  const at = (name: string) => stack.at("aws_sns_topic_subscription", `Subscription-${name}/Resource`);

  test("have a dead-letter queue each, in the topic's account", () => {
    for (const name of ["own", "f", "hook", "team"]) {
      expect(at(name).redrive_policy).toMatch(
        new RegExp(`^\\{"deadLetterTargetArn":"\\$\\{aws_sqs_queue\\.Archive_Subscription-${name}-DeadLetters_`),
      );
      const queue = Object.values(stack.all("aws_sqs_queue")).find((block) => block.name === `${name}-dead-letters`);
      const arn = `arn:aws:sqs:us-east-1:${archive.accountId}:${name}-dead-letters`;
      const topic = `arn:aws:sns:us-east-1:${archive.accountId}:delivery`;
      expect(policyOf(queue ?? {}).Statement).toEqual([topicSends(arn, topic), denyInsecureQueueAccess(arn)]);
      expect(queue?.kms_master_key_id).toMatch(/^\$\{aws_kms_key\.Archive_Key_\w+\.arn\}$/);
    }
    expect(Object.keys(stack.all("aws_sqs_queue"))).toHaveLength(4);
    expect(policyOf(stack.only("aws_kms_key")).Statement.map(({ Sid }) => Sid)).toContain("TopicSendsToQueues");
  });

  test("have an alarm on each dead-letter queue, which tells the topics", () => {
    const told = Object.values(stack.all("aws_cloudwatch_metric_alarm"));
    expect(told.map(({ alarm_name }) => alarm_name).sort()).toEqual(
      ["f", "hook", "own", "team"].map((name) => `${name}-dead-letters`),
    );
    for (const { alarm_name, alarm_actions, ok_actions, dimensions } of told) {
      const name = String(alarm_name).replace("-dead-letters", "");
      expect([alarm_actions, ok_actions]).toEqual([[alarms], [alarms]]);
      expect(dimensions.QueueName).toMatch(
        new RegExp(`^\\$\\{aws_sqs_queue\\.Archive_Subscription-${name}-DeadLetters_\\w+\\.name\\}$`),
      );
    }
  });

  test("say how and to whom", () => {
    expect(at("own")).toMatchObject({ protocol: "sqs", raw_message_delivery: true });
    expect(at("f")).toMatchObject({ protocol: "lambda", endpoint: functionArn });
    expect(at("hook")).toMatchObject({ protocol: "https", endpoint_auto_confirms: true });
    expect(at("team")).toMatchObject({ protocol: "email", endpoint: "team@example.com" });
  });

  test("of a function come with the right to call it, which they wait for", () => {
    expect(stack.only("aws_lambda_permission")).toMatchObject({
      function_name: functionArn,
      principal: "sns.amazonaws.com",
      source_arn: expect.stringMatching(/^\$\{aws_sns_topic\.Archive_Topic_/),
    });
    expect(at("f").depends_on).toEqual([expect.stringMatching(/^aws_lambda_permission\./)]);
  });

  test("of a queue of another account are left to its owner, whom the topic lets", () => {
    expect(() => at("siem")).toThrow("0 aws_sns_topic_subscription");
    expect(
      policyOf(stack.only("aws_sns_topic")).Statement.find(({ Sid }) => Sid === "QueueOwnersSubscribe"),
    ).toMatchObject({
      Principal: { AWS: "arn:aws:iam::333333333333:root" },
      Condition: { StringEquals: { "sns:Protocol": "sqs", "sns:Endpoint": foreign } },
    });
  });

  test("by e-mail are warned about", () => {
    expect(warnings).toEqual([
      "team@example.com gets an e-mail for each notice, and CloudTrail sends one every few minutes for each Region: take a queue",
    ]);
  });
});
