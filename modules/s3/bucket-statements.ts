import { accountPrincipal, bucketArn, trailArn, type Partition, type TrailIdentity } from "../shared/arns";
import type { LogLayout } from "../shared/log-layout";
import { oneOrMany, type PolicyStatement } from "../shared/policy-statement";

/** Statements of bucket policies. */

/** Nobody reaches the bucket or an object in it without TLS. */
export function denyInsecureTransport(partition: Partition, bucketName: string): PolicyStatement {
  const arn = bucketArn(partition, bucketName);
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/**
 * CloudTrail delivers the files of these trails, and of no other: not even another trail of the same accounts. For an
 * organization the path of the trail's own account stays open too, because CloudTrail tests both when it makes the trail. The Sids are
 * those of AWS's own policy, so that a landing zone's reviewers know them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function cloudTrailDelivers(
  partition: Partition,
  layout: LogLayout,
  trails: readonly TrailIdentity[],
): PolicyStatement[] {
  const arn = bucketArn(partition, layout.bucketName);
  const sourceArn = oneOrMany(trails.map(trailArn));
  const paths = [...new Set(trails.flatMap(({ accountId }) => layout.writePaths(accountId)))];
  const ofOrganization = (path: string) => path.endsWith(`/${layout.organizationId}/*`);
  return [
    {
      Sid: "AWSCloudTrailAclCheck20150319",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: arn,
      Condition: { StringEquals: { "aws:SourceArn": sourceArn } },
    },
    ...write(
      "AWSCloudTrailWrite20150319",
      paths.filter((path) => !ofOrganization(path)),
    ),
    ...write("AWSCloudTrailOrganizationWrite20150319", paths.filter(ofOrganization)),
  ];

  function write(Sid: string, keys: readonly string[]): PolicyStatement[] {
    if (keys.length === 0) return [];
    return [
      {
        Sid,
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: oneOrMany(keys.map((key) => `${arn}/${key}`)),
        Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": sourceArn } },
      },
    ];
  }
}

/**
 * Other accounts find, list and read the log files; their own IAM policies say who in them.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/cross-account-permissions.html
 */
export function readersReadLogs(
  partition: Partition,
  layout: LogLayout,
  accountIds: readonly string[],
): PolicyStatement[] {
  if (accountIds.length === 0) return [];
  const arn = bucketArn(partition, layout.bucketName);
  const reader = {
    Effect: "Allow",
    Principal: { AWS: oneOrMany(accountIds.map((accountId) => accountPrincipal(partition, accountId))) },
  } as const;
  return [
    { Sid: "ReadersLocateBucket", ...reader, Action: "s3:GetBucketLocation", Resource: arn },
    {
      Sid: "ReadersListLogs",
      ...reader,
      Action: "s3:ListBucket",
      Resource: arn,
      Condition: { StringLike: { "s3:prefix": `${layout.root}*` } },
    },
    { Sid: "ReadersReadLogs", ...reader, Action: "s3:GetObject", Resource: `${arn}/${layout.root}*` },
  ];
}

/** Where the buckets stand whose access is logged. */
export interface AccessLogSources {
  readonly accountId: string;
  readonly bucketNames: readonly string[];
}

/**
 * S3 delivers access logs of these buckets, and of no other.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function s3DeliversAccessLogs(
  partition: Partition,
  accessLogBucketName: string,
  sources: AccessLogSources,
): PolicyStatement {
  return {
    Sid: "S3DeliversAccessLogs",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${bucketArn(partition, accessLogBucketName)}/*`,
    Condition: {
      ArnLike: { "aws:SourceArn": oneOrMany(sources.bucketNames.map((name) => bucketArn(partition, name))) },
      StringEquals: { "aws:SourceAccount": sources.accountId },
    },
  };
}
