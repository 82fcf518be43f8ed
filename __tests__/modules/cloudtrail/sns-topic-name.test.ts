import { snsTopicName } from "../../../modules/cloudtrail/sns-topic-name";

const deployedIn = { partition: "aws", accountId: "111111111111", region: "us-east-1" } as const;

test.each([
  ["beside the trail has its bare name", "arn:aws:sns:us-east-1:111111111111:delivery", "delivery"],
  [
    "of another account has its ARN",
    "arn:aws:sns:us-east-1:222222222222:delivery",
    "arn:aws:sns:us-east-1:222222222222:delivery",
  ],
  [
    "of another Region has its ARN",
    "arn:aws:sns:eu-central-1:111111111111:delivery",
    "arn:aws:sns:eu-central-1:111111111111:delivery",
  ],
])("a topic %s", (_, topicArn, name) => {
  expect(snsTopicName(topicArn, deployedIn)).toBe(name);
});

test.each(["delivery", "arn:aws:sqs:us-east-1:111111111111:delivery"])(
  "fails for %s, which is no topic's ARN",
  (text) => {
    expect(() => snsTopicName(text, deployedIn)).toThrow(
      new Error(`topicArn must be the ARN of a topic, got: '${text}'`),
    );
  },
);
