import { cloudTrailPublishes, denyInsecurePublish } from "../../../modules/sns/topic-statements";

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
