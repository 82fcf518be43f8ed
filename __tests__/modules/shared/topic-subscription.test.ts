import { checkSubscription, type TopicSubscription } from "../../../modules/shared/topic-subscription";

test.each<TopicSubscription>([
  { name: "siem", protocol: "sqs", queueArn: "arn:aws:sqs:us-east-1:222222222222:siem" },
  { name: "f", protocol: "lambda", functionArn: "arn:aws:lambda:us-east-1:222222222222:function:f:live" },
  { name: "web-hook", protocol: "https", url: "https://example.com/a?b=c", confirmation: "by-endpoint" },
  { name: "a".repeat(60), protocol: "email", address: "team@example.com" },
])("$protocol is a way to be told", (subscription) => {
  expect(() => checkSubscription(subscription)).not.toThrow();
});

describe("a subscription fails", () => {
  test.each<[string, TopicSubscription, string]>([
    [
      "without an encrypted connection",
      { name: "hook", protocol: "https", url: "http://example.com", confirmation: "by-hand" },
      "url of subscription hook must be an address that begins with https:// and holds no password, got: 'http://example.com'",
    ],
    [
      "with a password, which it does not repeat",
      { name: "hook", protocol: "https", url: "https://user:secret@example.com/", confirmation: "by-hand" },
      "url of subscription hook must be an address that begins with https:// and holds no password, got: 'https://…@example.com/'",
    ],
    [
      "for a queue by its URL",
      { name: "siem", protocol: "sqs", queueArn: "https://sqs.us-east-1.amazonaws.com/222222222222/siem" },
      "queueArn of subscription siem must be the ARN of a standard queue, got: 'https://sqs.us-east-1.amazonaws.com/222222222222/siem'",
    ],
    [
      "for a queue in strict order, which a topic like this cannot feed",
      { name: "siem", protocol: "sqs", queueArn: "arn:aws:sqs:us-east-1:222222222222:siem.fifo" },
      "queueArn of subscription siem must be the ARN of a standard queue, got: 'arn:aws:sqs:us-east-1:222222222222:siem.fifo'",
    ],
    [
      "for a function by its name",
      { name: "f", protocol: "lambda", functionArn: "f" },
      "functionArn of subscription f must be the ARN of a function, got: 'f'",
    ],
    [
      "for an address that is none",
      { name: "team", protocol: "email", address: "team" },
      "address of subscription team must be an e-mail address, got: 'team'",
    ],
    [
      "with a name that no resource could have",
      { name: "a b", protocol: "email", address: "team@example.com" },
      "a subscription's name must be 1 to 60 letters, digits and single hyphens, got: 'a b'",
    ],
    [
      "with a name too long",
      { name: "a".repeat(61), protocol: "email", address: "team@example.com" },
      `a subscription's name must be 1 to 60 letters, digits and single hyphens, got: '${"a".repeat(61)}'`,
    ],
  ])("%s", (_, subscription, message) => {
    expect(() => checkSubscription(subscription)).toThrow(new Error(message));
  });
});
