import { snsTopicName } from "../../../modules/cloudtrail/sns-topic-name";

const here = { partition: "aws", accountId: "111111111111", region: "us-east-1" } as const;
const topic = { topicArn: "arn:aws:sns:us-east-1:111111111111:t", topicName: "t", where: here };

test.each([
  ["the name of a topic beside it", here, "t"],
  ["the ARN of a topic of another account", { ...here, accountId: "222222222222" }, topic.topicArn],
  ["the ARN of a topic of another Region", { ...here, region: "eu-west-1" }, topic.topicArn],
])("a trail says %s", (_, deployedIn, expected) => {
  expect(snsTopicName(topic, deployedIn)).toBe(expected);
});
