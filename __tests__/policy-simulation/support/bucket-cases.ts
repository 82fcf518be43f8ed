import { anonymousPrincipal } from "@cloud-copilot/iam-simulate";
import type { Deployment } from "./deployment";
import { around, byCloudTrail, byRole, otherTrails, stranger, type PolicyCase } from "./policy-case";
import type { PolicyRequest } from "./simulate";

const logBucket = "aws_s3_bucket.log_bucket";
const withoutTls = { context: { "aws:SecureTransport": "false" } };
const file = "CloudTrail/us-east-1/2026/11/23/file.json.gz";

const bucketArn = ({ partition }: Deployment, name = "logs") => `arn:${partition}:s3:::${name}`;

/** Folder of an account's log files, with a slash at its end. */
function folder({ prefix, organizationId }: Deployment, accountId: string): string {
  return `${prefix}AWSLogs/${organizationId === undefined ? "" : `${organizationId}/`}${accountId}/`;
}

/** CloudTrail and the log bucket. */
export function deliveryCases(deployment: Deployment): PolicyCase[] {
  const { management, member, organizationId, prefix } = deployment;
  const bucket = bucketArn(deployment);
  const key = (path: string) => ({ resource: `${bucket}/${path}` });
  const cloudTrail = byCloudTrail(deployment);
  const put: PolicyRequest = {
    ...cloudTrail,
    of: logBucket,
    action: "s3:PutObject",
    ...key(`${folder(deployment, member)}${file}`),
    context: { ...cloudTrail.context, "s3:x-amz-acl": "bucket-owner-full-control" },
  };
  const look: PolicyRequest = { ...cloudTrail, of: logBucket, action: "s3:GetBucketAcl", resource: bucket };
  const delivery = around(put);
  const ownPath = around({ ...put, ...key(`${prefix}AWSLogs/${management}/${file}`) });
  const aclCheck = around(look);
  const withoutAcl = { context: { "s3:x-amz-acl": undefined } };
  return [
    delivery.allowed("CloudTrail delivers a log file"),
    delivery.allowed(
      "CloudTrail delivers a digest file",
      key(`${folder(deployment, member)}CloudTrail-Digest/${file}`),
    ),
    ownPath.allowed("CloudTrail tests the path of the trail's own account"),
    ...otherTrails(deployment).map(([which, change]) =>
      ownPath.denied(`CloudTrail tests the path for ${which}`, change),
    ),
    ownPath.denied("CloudTrail tests the path and leaves the bucket's owner without control", withoutAcl),
    ...otherTrails(deployment).map(([which, change]) => delivery.denied(`CloudTrail delivers for ${which}`, change)),
    delivery.denied(
      "CloudTrail delivers below AWSLogs/ of an account that is none of the trail's",
      key(`${prefix}AWSLogs/${stranger}/${file}`),
    ),
    ...otherTrails(deployment)
      .slice(0, 1)
      .map(([which, change]) =>
        delivery.denied(`CloudTrail delivers for ${which} to that account's folder`, {
          ...change,
          ...key(`${prefix}AWSLogs/${stranger}/${file}`),
        }),
      ),
    delivery.denied(
      "CloudTrail delivers to another organization's folder",
      key(`${prefix}AWSLogs/o-otherorgid00/${member}/${file}`),
    ),
    delivery.denied("CloudTrail delivers to another prefix", key(`elsewhere/${folder(deployment, member)}${file}`)),
    delivery.denied("CloudTrail delivers outside AWSLogs/", key(`${prefix}${file}`)),
    delivery.denied(
      "CloudTrail delivers to the folder beside AWSLogs/",
      key(`${prefix}AWSLogs2/${management}/${file}`),
    ),
    ...(prefix === ""
      ? []
      : [
          delivery.denied(
            "CloudTrail delivers without the prefix",
            key(`${folder({ ...deployment, prefix: "" }, member)}${file}`),
          ),
        ]),
    ...(organizationId === undefined
      ? []
      : [
          delivery.denied(
            "CloudTrail delivers a member's file outside the organization's folder",
            key(`${prefix}AWSLogs/${member}/${file}`),
          ),
        ]),
    delivery.denied("CloudTrail leaves the bucket's owner without control", withoutAcl),
    delivery.denied("CloudTrail makes a file public", { context: { "s3:x-amz-acl": "public-read" } }),
    delivery.forbidden("CloudTrail delivers without TLS", withoutTls),
    delivery.denied("AWS Config delivers", { principal: "config.amazonaws.com" }),
    delivery.denied("CloudTrail deletes a file", { action: "s3:DeleteObject", ...withoutAcl }),
    delivery.denied("CloudTrail reads a file", { action: "s3:GetObject", ...withoutAcl }),
    delivery.denied("a stranger's role delivers", byRole(deployment, stranger, "s3")),
    delivery.denied("nobody in particular delivers", { principal: anonymousPrincipal, context: unsigned }),
    aclCheck.allowed("CloudTrail looks at the bucket's owner"),
    ...otherTrails(deployment).map(([which, change]) =>
      aclCheck.denied(`CloudTrail looks at the bucket for ${which}`, change),
    ),
    aclCheck.forbidden("CloudTrail looks at the bucket without TLS", withoutTls),
    aclCheck.denied("another bucket's owner is looked at", { resource: bucketArn(deployment, "logs2") }),
    aclCheck.denied("AWS Config looks at the bucket", { principal: "config.amazonaws.com" }),
    aclCheck.denied("CloudTrail changes the bucket's policy", { action: "s3:PutBucketPolicy" }),
    aclCheck.denied("CloudTrail changes the bucket's lifecycle", { action: "s3:PutLifecycleConfiguration" }),
  ];
}

const unsigned = {
  "aws:SourceArn": undefined,
  "aws:SourceAccount": undefined,
  "aws:SourceOrgID": undefined,
  "aws:PrincipalIsAWSService": undefined,
  "aws:PrincipalServiceName": undefined,
};

/** Who reads the log bucket. */
export function readerCases(deployment: Deployment): PolicyCase[] {
  const { audit, logArchive, member } = deployment;
  const bucket = bucketArn(deployment);
  const auditor = { ...byRole(deployment, audit, "s3"), of: logBucket };
  const ofMember = `${bucket}/${folder(deployment, member)}${file}`;
  const get = around({ ...auditor, action: "s3:GetObject", resource: ofMember });
  const list = around({
    ...auditor,
    action: "s3:ListBucket",
    resource: bucket,
    context: { ...auditor.context, "s3:prefix": folder(deployment, member) },
  });
  const locate = around({ ...auditor, action: "s3:GetBucketLocation", resource: bucket });
  const owner = around({
    ...auditor,
    ...byRole(deployment, logArchive, "s3"),
    action: "s3:GetObject",
    resource: ofMember,
  });
  const strange = byRole(deployment, stranger, "s3");
  return [
    get.allowed("the audit account reads a log file"),
    get.denied("a role of the audit account without an IAM policy reads", { callerMay: undefined }),
    get.denied("a stranger reads a log file", strange),
    get.forbidden("the audit account reads without TLS", withoutTls),
    get.denied("a file is read without a signature", {
      principal: anonymousPrincipal,
      callerMay: undefined,
      context: { ...unsigned, "aws:PrincipalAccount": undefined, "aws:PrincipalOrgID": undefined },
    }),
    list.allowed("the audit account lists log files"),
    list.denied("a stranger lists log files", strange),
    list.forbidden("the audit account lists without TLS", withoutTls),
    locate.allowed("the audit account locates the bucket"),
    locate.denied("a stranger locates the bucket", strange),
    owner.allowed("the log archive account reads by its own IAM policies"),
    owner.denied("a role of the log archive account without an IAM policy reads", { callerMay: undefined }),
    owner.forbidden("the log archive account reads without TLS", withoutTls),
    ...(audit === logArchive
      ? []
      : [
          get.denied("the audit account writes a log file", { action: "s3:PutObject" }),
          get.denied("the audit account deletes a log file", { action: "s3:DeleteObject" }),
          get.denied("the audit account deletes a version", { action: "s3:DeleteObjectVersion" }),
          get.denied("the audit account overrides the lock", { action: "s3:BypassGovernanceRetention" }),
          get.denied("the audit account reads what is no log file", { resource: `${bucket}/other/file` }),
          list.denied("the audit account lists the whole bucket", { context: { "s3:prefix": undefined } }),
          list.denied("the audit account lists another folder", { context: { "s3:prefix": "other/" } }),
          locate.denied("the audit account changes the policy", { action: "s3:PutBucketPolicy" }),
          locate.denied("the audit account changes the lifecycle", { action: "s3:PutLifecycleConfiguration" }),
        ]),
    ...(deployment.organizationId === undefined
      ? []
      : [
          get.denied("a member account reads", byRole(deployment, member, "s3")),
          list.denied("a member account lists", byRole(deployment, member, "s3")),
        ]),
  ];
}

/** S3 and the buckets of access logs. */
export function accessLogCases(deployment: Deployment): PolicyCase[] {
  const { audit, logArchive } = deployment;
  const together = audit === logArchive;
  const archive = accessLogBucketCases(deployment, "aws_s3_bucket.access_log_bucket", "logs-access-logs", logArchive, [
    "logs",
    ...(together ? ["logs-query-results"] : []),
  ]);
  if (together) return archive;
  const address = "aws_s3_bucket.query_results_access_log_bucket";
  return [
    ...archive,
    ...accessLogBucketCases(deployment, address, "logs-query-results-access-logs", audit, ["logs-query-results"]),
  ];
}

function accessLogBucketCases(
  deployment: Deployment,
  of: string,
  name: string,
  owner: string,
  sources: string[],
): PolicyCase[] {
  const put = around({
    of,
    principal: "logging.s3.amazonaws.com",
    action: "s3:PutObject",
    resource: `${bucketArn(deployment, name)}/${sources[0]}/2026-11-23-00-00-00-0123456789ABCDEF`,
    context: {
      "aws:SourceArn": bucketArn(deployment, sources[0]),
      "aws:SourceAccount": owner,
      "aws:PrincipalIsAWSService": "true",
      "aws:SecureTransport": "true",
    },
  });
  const from = (bucket: string) => ({ context: { "aws:SourceArn": bucketArn(deployment, bucket) } });
  return [
    ...sources.map((source) => put.allowed(`S3 delivers access logs of ${source} to ${name}`, from(source))),
    put.denied(`S3 delivers access logs of another bucket to ${name}`, from("other")),
    put.denied(`S3 delivers access logs of a bucket with a longer name to ${name}`, from(`${sources[0]}2`)),
    put.denied(`S3 delivers access logs of no bucket that it names to ${name}`, {
      context: { "aws:SourceArn": undefined },
    }),
    put.denied(`S3 delivers another account's access logs to ${name}`, { context: { "aws:SourceAccount": stranger } }),
    put.denied(`CloudTrail delivers to ${name}`, { principal: "cloudtrail.amazonaws.com" }),
    put.denied(`S3 deletes from ${name}`, { action: "s3:DeleteObject" }),
    put.denied(`a stranger writes to ${name}`, byRole(deployment, stranger, "s3")),
    put.forbidden(`S3 delivers access logs to ${name} without TLS`, withoutTls),
  ];
}

/** Who uses the bucket of results. */
export function resultsCases(deployment: Deployment): PolicyCase[] {
  const { audit } = deployment;
  const get = around({
    ...byRole(deployment, audit, "s3"),
    of: "aws_s3_bucket.query_results_bucket",
    action: "s3:GetObject",
    resource: `${bucketArn(deployment, "logs-query-results")}/results/answer.csv`,
  });
  return [
    get.allowed("the audit account reads a result by its own IAM policies"),
    get.allowed("the audit account writes a result by its own IAM policies", { action: "s3:PutObject" }),
    get.denied("a role without an IAM policy reads a result", { callerMay: undefined }),
    get.denied("a stranger reads a result", byRole(deployment, stranger, "s3")),
    get.denied("CloudTrail writes to the results", {
      ...byCloudTrail(deployment),
      action: "s3:PutObject",
      callerMay: undefined,
    }),
    get.forbidden("a result is read without TLS", withoutTls),
    get.forbidden("the results are listed without TLS", {
      action: "s3:ListBucket",
      resource: bucketArn(deployment, "logs-query-results"),
      ...withoutTls,
    }),
  ];
}
