import { LogDeliveryQueue, type LogDeliveryQueueProps } from "../../modules/log-delivery-queue";
import { policyOf, synthesize } from "../support/synthesized";

const topicArn = "arn:aws:sns:us-east-1:222222222222:delivery";
const props: LogDeliveryQueueProps = {
  where: { partition: "aws", accountId: "555555555555", region: "eu-central-1" },
  queueName: "siem",
  topicArn,
  retentionDays: 4,
};
const build = (changes: Partial<LogDeliveryQueueProps> = {}) =>
  synthesize((scope) => new LogDeliveryQueue(scope, "Siem", { ...props, ...changes }));
const stack = build();

test("a consumer's queue takes the bare notices of a topic of another account and Region", () => {
  expect(stack.only("aws_sns_topic_subscription")).toMatchObject({
    topic_arn: topicArn,
    protocol: "sqs",
    raw_message_delivery: true,
    redrive_policy: expect.stringMatching(/^\{"deadLetterTargetArn":"\$\{aws_sqs_queue\.Siem_Queue_DeadLetters_/),
  });
  expect(stack.at("aws_sqs_queue", "Queue/Resource")).toMatchObject({
    name: "siem",
    message_retention_seconds: 4 * 86_400,
  });
});

test("its queues are encrypted with a key of its own account, which SNS uses for that topic", () => {
  expect(policyOf(stack.only("aws_kms_key")).Statement).toEqual([
    expect.objectContaining({ Principal: { AWS: "arn:aws:iam::555555555555:root" } }),
    expect.objectContaining({
      Sid: "TopicSendsToQueues",
      Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
    }),
  ]);
  for (const queue of Object.values(stack.all("aws_sqs_queue"))) {
    expect(queue.kms_master_key_id).toMatch(/^\$\{aws_kms_key\.Siem_Key_\w+\.arn\}$/);
    expect(policyOf(queue).Statement.map(({ Sid }) => Sid)).toEqual(["TopicSends", "DenyInsecureTransport"]);
  }
});

test("an alarm tells of what its consumer was not told", () => {
  const alarms = "arn:aws:sns:eu-central-1:555555555555:alarms";
  expect(build({ alarmTopicArns: [alarms] }).only("aws_cloudwatch_metric_alarm")).toMatchObject({
    alarm_name: "siem-dead-letters",
    dimensions: { QueueName: expect.stringMatching(/^\$\{aws_sqs_queue\.Siem_Queue_DeadLetters_\w+\.name\}$/) },
    threshold: 1,
    alarm_actions: [alarms],
  });
});

test("a key can be given instead", () => {
  const keyArn = "arn:aws:kms:eu-central-1:555555555555:key/11111111-2222-3333-4444-555555555555";
  const given = build({ key: { existing: { keyArn } } });
  expect(given.all("aws_kms_key")).toEqual({});
  expect(given.at("aws_sqs_queue", "Queue/Resource").kms_master_key_id).toBe(keyArn);
});

test("the key is kept, except in a throw-away deployment", () => {
  expect(stack.only("aws_kms_key").lifecycle).toEqual({ prevent_destroy: true });
  expect(build({ disposable: true }).only("aws_kms_key")).not.toHaveProperty("lifecycle");
});

test.each([4, 14])("messages can wait %i days", (retentionDays) => {
  expect(() => build({ retentionDays })).not.toThrow();
});

test.each([3, 4.5, 15])("fails for messages that wait %d days", (retentionDays) => {
  expect(() => build({ retentionDays })).toThrow(
    new Error(`retentionDays must be a whole number from 4 to 14, got: ${retentionDays}`),
  );
});

test.each(["delivery", "arn:aws-cn:sns:cn-north-1:222222222222:delivery"])("fails for topic %s", (other) => {
  expect(() => build({ topicArn: other })).toThrow(
    new Error(`topicArn must be the ARN of a topic of partition aws, got: '${other}'`),
  );
});

test("fails with SNS's own key, whose policy nobody can edit", () => {
  const key = { existing: { keyArn: "alias/aws/sns" } };
  expect(() => synthesize((stack) => new LogDeliveryQueue(stack, "Queue", { ...props, key }))).toThrow(
    new Error("key.existing.keyArn must be the ARN of a customer key, got: 'alias/aws/sns'"),
  );
});
