import { denyInsecureQueueAccess, topicSends } from "../../../modules/sqs/queue-statements";

const queue = "arn:aws:sqs:us-east-1:222222222222:log-delivery";

test("one topic sends to the queue", () => {
  expect(topicSends(queue, "arn:aws:sns:us-east-1:222222222222:t")).toEqual({
    Sid: "TopicSends",
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queue,
    Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:222222222222:t" } },
  });
});

test("nobody uses the queue without TLS", () => {
  expect(denyInsecureQueueAccess(queue)).toEqual({
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: queue,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});
