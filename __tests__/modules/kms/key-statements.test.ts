import {
  accountAdministersKey,
  cloudTrailEncryptsLogs,
  cloudTrailPublishesToTopic,
  logGroupUsesKey,
  readersDecryptLogs,
  topicSendsToQueues,
} from "../../../modules/kms/key-statements";

const trail = { partition: "aws", homeRegion: "us-east-1", accountId: "111111111111", trailName: "sms-trail" } as const;
const other = { ...trail, accountId: "222222222222" };
const arn = "arn:aws:cloudtrail:us-east-1:111111111111:trail/sms-trail";
const Principal = { Service: "cloudtrail.amazonaws.com" };

test("the key's account administers it", () => {
  expect(accountAdministersKey("aws-cn", "111111111111")).toEqual({
    Sid: "AccountAdministersKey",
    Effect: "Allow",
    Principal: { AWS: "arn:aws-cn:iam::111111111111:root" },
    Action: "kms:*",
    Resource: "*",
  });
});

test("CloudTrail encrypts, describes and decrypts for one trail only", () => {
  expect(cloudTrailEncryptsLogs([trail])).toEqual([
    {
      Sid: "CloudTrailEncryptsLogs",
      Effect: "Allow",
      Principal,
      Action: "kms:GenerateDataKey*",
      Resource: "*",
      Condition: {
        StringEquals: { "aws:SourceArn": arn },
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111111111111:trail/*" },
      },
    },
    {
      Sid: "CloudTrailDescribesKey",
      Effect: "Allow",
      Principal,
      Action: "kms:DescribeKey",
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceArn": arn } },
    },
    {
      Sid: "CloudTrailDecrypts",
      Effect: "Allow",
      Principal,
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceArn": arn } },
    },
  ]);
});

test("several trails are named one by one, and their accounts once", () => {
  const [encrypt] = cloudTrailEncryptsLogs([trail, other, { ...trail, trailName: "second" }]);
  expect(encrypt?.Condition).toEqual({
    StringEquals: {
      "aws:SourceArn": [
        arn,
        "arn:aws:cloudtrail:us-east-1:222222222222:trail/sms-trail",
        "arn:aws:cloudtrail:us-east-1:111111111111:trail/second",
      ],
    },
    StringLike: {
      "kms:EncryptionContext:aws:cloudtrail:arn": [
        "arn:aws:cloudtrail:*:111111111111:trail/*",
        "arn:aws:cloudtrail:*:222222222222:trail/*",
      ],
    },
  });
});

test("CloudTrail publishes to an encrypted topic without the context of log files", () => {
  expect(cloudTrailPublishesToTopic([trail])).toEqual({
    Sid: "CloudTrailPublishesToTopic",
    Effect: "Allow",
    Principal,
    Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceArn": arn },
      Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "true" },
    },
  });
});

test("one topic sends to encrypted queues", () => {
  expect(topicSendsToQueues("arn:aws:sns:us-east-1:111111111111:t")).toEqual({
    Sid: "TopicSendsToQueues",
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
    Resource: "*",
    Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:111111111111:t" } },
  });
});

test("readers decrypt what carries CloudTrail's context, and nobody does without readers", () => {
  expect(readersDecryptLogs("aws", ["333333333333"])).toEqual([
    {
      Sid: "ReadersDecryptLogs",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::333333333333:root" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
    },
  ]);
  expect(readersDecryptLogs("aws", [])).toEqual([]);
});

test.each([
  ["aws", "us-east-1", "logs.us-east-1.amazonaws.com"],
  ["aws-us-gov", "us-gov-west-1", "logs.us-gov-west-1.amazonaws.com"],
  ["aws-cn", "cn-north-1", "logs.cn-north-1.amazonaws.com.cn"],
] as const)("in %s one log group uses the key through %s's service", (partition, region, service) => {
  const group = `arn:${partition}:logs:${region}:111111111111:log-group:/aws/cloudtrail/t`;
  expect(logGroupUsesKey(partition, region, group)).toEqual({
    Sid: "LogGroupUsesKey",
    Effect: "Allow",
    Principal: { Service: service },
    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    Resource: "*",
    Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": group } },
  });
});
