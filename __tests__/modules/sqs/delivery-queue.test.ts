import { DeliveryQueue } from "../../../modules/sqs/delivery-queue";
import { synthesize } from "../../support/synthesized";

const build = (queueName: string) =>
  synthesize(
    (scope) =>
      new DeliveryQueue(scope, "Queue", {
        where: { partition: "aws", accountId: "111111111111", region: "us-east-1" },
        queueName,
        topicArn: "arn:aws:sns:us-east-1:111111111111:t",
        kmsKeyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
        retentionDays: 4,
      }),
  );

test("a queue keeps messages for its days, a dead-letter queue as long as SQS can", () => {
  const stack = build("deliveries");
  const seconds = Object.values(stack.all("aws_sqs_queue")).map((queue) => [
    queue.name,
    queue.message_retention_seconds,
  ]);
  expect(Object.fromEntries(seconds)).toEqual({ deliveries: 345_600, "deliveries-dead-letters": 1_209_600 });
});

test.each([
  [67, 80],
  [68, 80],
  [80, 80],
])("a queue's name of %i characters gives a dead-letter queue's of %i", (length, expected) => {
  const names = Object.values(build("q".repeat(length)).all("aws_sqs_queue")).map(({ name }) => name);
  expect(names.find((name) => name.endsWith("-dead-letters"))).toHaveLength(expected);
});
