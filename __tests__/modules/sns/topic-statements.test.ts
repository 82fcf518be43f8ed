import {
  archiveSubscribes,
  cloudTrailPublishes,
  denyInsecurePublish,
  denyTopicTampering,
  queueOwnersSubscribe,
} from "../../../modules/sns/topic-statements";

const topic = "arn:aws:sns:us-east-1:222222222222:log-delivery";

test("CloudTrail publishes for one trail only", () => {
  const trail = { partition: "aws", homeRegion: "us-east-1", accountId: "111111111111", trailName: "t" } as const;
  expect(cloudTrailPublishes(topic, [trail])).toEqual({
    Sid: "AWSCloudTrailSNSPolicy20131101",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topic,
    Condition: { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111111111111:trail/t" } },
  });
});

test("nobody publishes without TLS", () => {
  expect(denyInsecurePublish(topic)).toEqual({
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: topic,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

test("owners of named queues subscribe those and nothing else", () => {
  const queues = ["arn:aws:sqs:us-east-1:444444444444:b", "arn:aws:sqs:eu-west-1:333333333333:a"];
  expect(queueOwnersSubscribe("aws", topic, queues)).toEqual([
    {
      Sid: "QueueOwnersSubscribe",
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::333333333333:root", "arn:aws:iam::444444444444:root"] },
      Action: "sns:Subscribe",
      Resource: topic,
      Condition: { StringEquals: { "sns:Protocol": "sqs", "sns:Endpoint": [queues[1], queues[0]] } },
    },
  ]);
  expect(queueOwnersSubscribe("aws", topic, [])).toEqual([]);
});

test("an archive of another account subscribes what it makes, and nothing else", () => {
  const queue = { protocol: "sqs", endpoint: "arn:aws:sqs:us-east-1:444444444444:b" } as const;
  const statement = (protocols: unknown, endpoints: unknown) => ({
    Sid: "ArchiveSubscribes",
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::444444444444:root" },
    Action: "sns:Subscribe",
    Resource: topic,
    Condition: { StringEquals: { "sns:Protocol": protocols, "sns:Endpoint": endpoints } },
  });
  expect(archiveSubscribes("aws", topic, "444444444444", [queue])).toEqual([statement("sqs", queue.endpoint)]);
  const person = { protocol: "email", endpoint: "a@example.com" } as const;
  expect(archiveSubscribes("aws", topic, "444444444444", [queue, person, queue])).toEqual([
    statement(["email", "sqs"], ["a@example.com", queue.endpoint]),
  ]);
  expect(archiveSubscribes("aws", topic, "444444444444", [])).toEqual([]);
});

test("nobody but the named principals and AWS services mutes the topic", () => {
  expect(denyTopicTampering("aws", topic, ["arn:aws:iam::222222222222:role/deploy"])).toEqual({
    Sid: "DenyTopicTampering",
    Effect: "Deny",
    Principal: "*",
    Action: ["sns:AddPermission", "sns:DeleteTopic", "sns:RemovePermission", "sns:SetTopicAttributes"],
    Resource: topic,
    Condition: {
      ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/deploy" },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    },
  });
});
