import {
  cloudTrailDelivers,
  denyBucketTampering,
  denyInsecureTransport,
  readersReadLogs,
  s3DeliversAccessLogs,
} from "../../../modules/s3/bucket-statements";
import { logLayout } from "../../../modules/shared/log-layout";

const trail = { partition: "aws", homeRegion: "us-east-1", accountId: "111111111111", trailName: "sms-trail" } as const;
const arn = "arn:aws:cloudtrail:us-east-1:111111111111:trail/sms-trail";
const Principal = { Service: "cloudtrail.amazonaws.com" };
const aclCheck = {
  Sid: "AWSCloudTrailAclCheck20150319",
  Effect: "Allow",
  Principal,
  Action: "s3:GetBucketAcl",
  Resource: "arn:aws:s3:::logs",
  Condition: { StringEquals: { "aws:SourceArn": arn } },
};
const Condition = { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": arn } };

test("the trail of one account delivers below that account", () => {
  expect(cloudTrailDelivers("aws", logLayout({ bucketName: "logs", prefix: "p" }), [trail])).toEqual([
    aclCheck,
    {
      Sid: "AWSCloudTrailWrite20150319",
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::logs/p/AWSLogs/111111111111/*",
      Condition,
    },
  ]);
});

test("the trail of an organization delivers below the management account and below the organization", () => {
  const layout = logLayout({ bucketName: "logs", organizationId: "o-exampleorgid" });
  expect(cloudTrailDelivers("aws", layout, [trail])).toEqual([
    aclCheck,
    {
      Sid: "AWSCloudTrailWrite20150319",
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::logs/AWSLogs/111111111111/*",
      Condition,
    },
    {
      Sid: "AWSCloudTrailOrganizationWrite20150319",
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::logs/AWSLogs/o-exampleorgid/*",
      Condition,
    },
  ]);
});

test("trails of several accounts deliver below their accounts, each path once", () => {
  const trails = [trail, { ...trail, accountId: "222222222222" }, { ...trail, trailName: "second" }];
  const [, write, ...rest] = cloudTrailDelivers("aws", logLayout({ bucketName: "logs" }), trails);
  expect(write?.Resource).toEqual([
    "arn:aws:s3:::logs/AWSLogs/111111111111/*",
    "arn:aws:s3:::logs/AWSLogs/222222222222/*",
  ]);
  expect(write?.Condition?.StringEquals?.["aws:SourceArn"]).toHaveLength(3);
  expect(rest).toEqual([]);
});

test("readers locate, list and get log files of the layout, and nothing beside them", () => {
  const layout = logLayout({ bucketName: "logs", prefix: "p", organizationId: "o-exampleorgid" });
  const reader = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::333333333333:root" } };
  expect(readersReadLogs("aws", layout, [{ accountId: "333333333333" }])).toEqual([
    { Sid: "ReadersLocateBucket", ...reader, Action: "s3:GetBucketLocation", Resource: "arn:aws:s3:::logs" },
    {
      Sid: "ReadersListLogs",
      ...reader,
      Action: "s3:ListBucket",
      Resource: "arn:aws:s3:::logs",
      Condition: { StringLike: { "s3:prefix": "p/AWSLogs/o-exampleorgid/*" } },
    },
    {
      Sid: "ReadersReadLogs",
      ...reader,
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::logs/p/AWSLogs/o-exampleorgid/*",
    },
  ]);
  expect(readersReadLogs("aws", layout, [])).toEqual([]);
});

describe("readers of an organization", () => {
  const layout = logLayout({ bucketName: "logs", organizationId: "o-exampleorgid" });

  test("below a path of it read all log files", () => {
    const path = "o-exampleorgid/r-ab12/ou-ab12-11111111/*";
    const ofPath = {
      StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" },
      "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": path },
    };
    const anybody = { Effect: "Allow", Principal: "*" };
    expect(readersReadLogs("aws", layout, [{ organizationPath: path }])).toEqual([
      {
        Sid: "OrganizationPathsLocateBucket",
        ...anybody,
        Action: "s3:GetBucketLocation",
        Resource: "arn:aws:s3:::logs",
        Condition: ofPath,
      },
      {
        Sid: "OrganizationPathsListLogs",
        ...anybody,
        Action: "s3:ListBucket",
        Resource: "arn:aws:s3:::logs",
        Condition: { ...ofPath, StringLike: { "s3:prefix": "AWSLogs/o-exampleorgid/*" } },
      },
      {
        Sid: "OrganizationPathsReadLogs",
        ...anybody,
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::logs/AWSLogs/o-exampleorgid/*",
        Condition: ofPath,
      },
    ]);
  });

  test("in each member read their own account's log files only", () => {
    const ofOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };
    const anybody = { Effect: "Allow", Principal: "*" };
    expect(readersReadLogs("aws", layout, [{ membersOfOrganization: "o-exampleorgid" }])).toEqual([
      {
        Sid: "MembersLocateBucket",
        ...anybody,
        Action: "s3:GetBucketLocation",
        Resource: "arn:aws:s3:::logs",
        Condition: ofOrganization,
      },
      {
        Sid: "MembersListLogs",
        ...anybody,
        Action: "s3:ListBucket",
        Resource: "arn:aws:s3:::logs",
        Condition: {
          ...ofOrganization,
          StringLike: { "s3:prefix": "AWSLogs/o-exampleorgid/${aws:PrincipalAccount}/*" },
        },
      },
      {
        Sid: "MembersReadLogs",
        ...anybody,
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::logs/AWSLogs/o-exampleorgid/${aws:PrincipalAccount}/*",
        Condition: ofOrganization,
      },
    ]);
  });
});

test("nobody but the named principals and AWS services weakens the bucket or touches a log file", () => {
  const [bucket, logs, ...rest] = denyBucketTampering("aws", "logs", [
    "arn:aws:iam::222222222222:role/deploy",
    "arn:aws:iam::222222222222:role/break-glass",
  ]);
  const everybodyElse = {
    Effect: "Deny",
    Principal: "*",
    Condition: {
      ArnNotLike: {
        "aws:PrincipalArn": ["arn:aws:iam::222222222222:role/break-glass", "arn:aws:iam::222222222222:role/deploy"],
      },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    },
  };
  expect(bucket).toEqual({
    ...everybodyElse,
    Sid: "DenyBucketTampering",
    Resource: "arn:aws:s3:::logs",
    Action: [
      "s3:DeleteBucket",
      "s3:DeleteBucketPolicy",
      "s3:PutBucketAcl",
      "s3:PutBucketLogging",
      "s3:PutBucketNotification",
      "s3:PutBucketObjectLockConfiguration",
      "s3:PutBucketOwnershipControls",
      "s3:PutBucketPolicy",
      "s3:PutBucketPublicAccessBlock",
      "s3:PutBucketRequestPayment",
      "s3:PutBucketVersioning",
      "s3:PutEncryptionConfiguration",
      "s3:PutLifecycleConfiguration",
      "s3:PutReplicationConfiguration",
    ],
  });
  expect(logs).toEqual({
    ...everybodyElse,
    Sid: "DenyLogTampering",
    Resource: "arn:aws:s3:::logs/*",
    Action: [
      "s3:BypassGovernanceRetention",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:PutObject",
      "s3:PutObjectAcl",
      "s3:PutObjectLegalHold",
      "s3:PutObjectRetention",
    ],
  });
  expect(rest).toEqual([]);
});

test("nobody comes without TLS, neither to the bucket nor to an object", () => {
  expect(denyInsecureTransport("aws-us-gov", "logs")).toEqual({
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws-us-gov:s3:::logs", "arn:aws-us-gov:s3:::logs/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

test("S3 delivers the access logs of the named buckets of one account", () => {
  expect(
    s3DeliversAccessLogs("aws", "access", { accountId: "222222222222", bucketNames: ["logs", "results"] }),
  ).toEqual({
    Sid: "S3DeliversAccessLogs",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::access/*",
    Condition: {
      ArnLike: { "aws:SourceArn": ["arn:aws:s3:::logs", "arn:aws:s3:::results"] },
      StringEquals: { "aws:SourceAccount": "222222222222" },
    },
  });
});
