import { accountPrincipal, bucketArn, type Partition } from "../shared/arns";
import {
  areCompact,
  areOfOrganization,
  forTrails,
  ofAnyAccount,
  type DeliveringTrails,
} from "../shared/delivering-trails";
import type { LogLayout } from "../shared/log-layout";
import { sortedReaders, type LogReader } from "../shared/log-reader";
import {
  oneOrMany,
  type PolicyConditions,
  type PolicyPrincipal,
  type PolicyStatement,
} from "../shared/policy-statement";
import { exceptServicesAnd, fromOrganizationPaths, fromOrganizations } from "../shared/principal-conditions";
import { tamperingActions } from "../shared/tampering-actions";

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
 * Trails let in by their organization write to the folder of their own account, whichever it is. What looks at the bucket's owner
 * carries no organization, so that statement goes by the trail's name alone.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function cloudTrailDelivers(
  partition: Partition,
  layout: LogLayout,
  trails: DeliveringTrails,
): PolicyStatement[] {
  const arn = bucketArn(partition, layout.bucketName);
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const source = forTrails(trails);
  const paths = writePaths(layout, trails);
  const ofOrganization = (path: string) => path.endsWith(`/${layout.organizationId}/*`);
  return [
    {
      Sid: "AWSCloudTrailAclCheck20150319",
      Effect: "Allow",
      Principal,
      Action: "s3:GetBucketAcl",
      Resource: arn,
      Condition: areOfOrganization(trails) ? ofAnyAccount(trails) : source,
    },
    ...write(
      "AWSCloudTrailWrite20150319",
      paths.filter((path) => !ofOrganization(path)),
    ),
    ...write("AWSCloudTrailOrganizationWrite20150319", paths.filter(ofOrganization)),
  ];

  function write(Sid: string, keys: readonly string[]): PolicyStatement[] {
    if (keys.length === 0) return [];
    const Resource = oneOrMany(keys.map((key) => `${arn}/${key}`));
    const owned = { "s3:x-amz-acl": "bucket-owner-full-control", ...source.StringEquals };
    const Condition = { ...source, StringEquals: owned };
    return [{ Sid, Effect: "Allow", Principal, Action: "s3:PutObject", Resource, Condition }];
  }
}

/** CloudTrail writes below the folder of the trail's own account, whichever that is. */
function writePaths(layout: LogLayout, trails: DeliveringTrails): readonly string[] {
  if (areOfOrganization(trails)) return layout.writePaths("${aws:SourceAccount}");
  if (areCompact(trails)) return layout.writePaths("*").map((path) => path.replace("/*/*", "/*"));
  return [...new Set(trails.flatMap(({ accountId }) => layout.writePaths(accountId)))];
}

/**
 * Readers find the bucket, list and read the log files. Members of an organization list and read what is below their own account's
 * folder only: the variable is the reader's account, so the policy is the same for any number of them.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/cross-account-permissions.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function readersReadLogs(
  partition: Partition,
  layout: LogLayout,
  readers: readonly LogReader[],
): PolicyStatement[] {
  const { accountIds, organizationPaths, organizationIds } = sortedReaders(readers);
  const ofAccounts = { AWS: oneOrMany(accountIds.map((accountId) => accountPrincipal(partition, accountId))) };
  return [
    ...(accountIds.length > 0 ? read("Readers", ofAccounts, `${layout.root}*`) : []),
    ...(organizationPaths.length > 0
      ? read("OrganizationPaths", "*", `${layout.root}*`, fromOrganizationPaths(organizationPaths))
      : []),
    ...(organizationIds.length > 0
      ? read("Members", "*", `${layout.root}\${aws:PrincipalAccount}/*`, fromOrganizations(organizationIds))
      : []),
  ];

  function read(
    who: string,
    Principal: PolicyPrincipal,
    keys: string,
    Condition: PolicyConditions = {},
  ): PolicyStatement[] {
    const arn = bucketArn(partition, layout.bucketName);
    const conditional = Object.keys(Condition).length > 0 ? { Condition } : {};
    const listed = { ...Condition, StringLike: { ...Condition.StringLike, "s3:prefix": keys } };
    const as = { Effect: "Allow", Principal } as const;
    return [
      { Sid: `${who}LocateBucket`, ...as, Action: "s3:GetBucketLocation", Resource: arn, ...conditional },
      { Sid: `${who}ListLogs`, ...as, Action: "s3:ListBucket", Resource: arn, Condition: listed },
      { Sid: `${who}ReadLogs`, ...as, Action: "s3:GetObject", Resource: `${arn}/${keys}`, ...conditional },
    ];
  }
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

/**
 * Nobody weakens the bucket or touches a log file, not even an administrator of its account; only the principals named here do, and
 * AWS services, among them CloudTrail that delivers.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export function denyBucketTampering(
  partition: Partition,
  bucketName: string,
  exceptPrincipalArns: readonly string[],
): PolicyStatement[] {
  const arn = bucketArn(partition, bucketName);
  const Condition = exceptServicesAnd(partition, exceptPrincipalArns);
  return [
    {
      Sid: "DenyBucketTampering",
      Effect: "Deny",
      Principal: "*",
      Action: tamperingActions.bucket,
      Resource: arn,
      Condition,
    },
    {
      Sid: "DenyLogTampering",
      Effect: "Deny",
      Principal: "*",
      Action: tamperingActions.file,
      Resource: `${arn}/*`,
      Condition,
    },
  ];
}
