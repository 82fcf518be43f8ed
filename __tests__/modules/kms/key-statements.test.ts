import {
  accountAdministersKey,
  cloudTrailEncryptsLogs,
  cloudTrailPublishesToTopic,
  denyKeyTampering,
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
  expect(cloudTrailPublishesToTopic([trail])).toEqual([
    {
      Sid: "CloudTrailPublishesToTopic",
      Effect: "Allow",
      Principal,
      Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
      Resource: "*",
      Condition: {
        StringEquals: { "aws:SourceArn": arn },
        Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "true" },
      },
    },
  ]);
});

test("very many trails are one statement, of which the accounts are the list", () => {
  const trails = Array.from({ length: 51 }, (_, n) => ({ ...trail, accountId: String(100000000000 + n) }));
  expect(cloudTrailEncryptsLogs(trails)).toEqual([
    {
      Sid: "CloudTrailUsesKey",
      Effect: "Allow",
      Principal,
      Action: ["kms:GenerateDataKey*", "kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
      Condition: {
        StringEquals: { "aws:SourceAccount": trails.map(({ accountId }) => accountId) },
        ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:*:trail/sms-trail" },
      },
    },
  ]);
  expect(cloudTrailPublishesToTopic(trails)).toEqual([]);
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

describe("readers", () => {
  const where = { partition: "aws", region: "us-east-1" } as const;
  const ofCloudTrail = { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } };
  const decrypt = { Effect: "Allow", Action: "kms:Decrypt", Resource: "*" };

  test("of named accounts decrypt what carries CloudTrail's context", () => {
    expect(readersDecryptLogs(where, [{ accountId: "333333333333" }])).toEqual([
      {
        ...decrypt,
        Sid: "ReadersDecryptLogs",
        Principal: { AWS: "arn:aws:iam::333333333333:root" },
        Condition: ofCloudTrail,
      },
    ]);
  });

  test("below a path of the organization decrypt the same, through S3 only", () => {
    expect(readersDecryptLogs(where, [{ organizationPath: "o-exampleorgid/r-ab12/ou-ab12-11111111/*" }])).toEqual([
      {
        ...decrypt,
        Sid: "OrganizationPathsDecryptLogs",
        Principal: "*",
        Condition: {
          StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid", "kms:ViaService": "s3.us-east-1.amazonaws.com" },
          "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-exampleorgid/r-ab12/ou-ab12-11111111/*" },
          ...ofCloudTrail,
        },
      },
    ]);
  });

  test("of an organization decrypt through S3 only, whose policy says which files", () => {
    const china = { partition: "aws-cn", region: "cn-north-1" } as const;
    expect(readersDecryptLogs(china, [{ membersOfOrganization: "o-exampleorgid" }])).toEqual([
      {
        ...decrypt,
        Sid: "MembersDecryptLogs",
        Principal: "*",
        Condition: {
          StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid", "kms:ViaService": "s3.cn-north-1.amazonaws.com.cn" },
          ...ofCloudTrail,
        },
      },
    ]);
  });

  test("are nobody unless somebody is named", () => {
    expect(readersDecryptLogs(where, [])).toEqual([]);
  });
});

test("nobody but the named principals and AWS services can make the key useless", () => {
  expect(denyKeyTampering("aws", ["arn:aws:iam::222222222222:role/deploy"])).toEqual({
    Sid: "DenyKeyTampering",
    Effect: "Deny",
    Principal: "*",
    Action: ["kms:DisableKey", "kms:DisableKeyRotation", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"],
    Resource: "*",
    Condition: {
      ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/deploy" },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    },
  });
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
