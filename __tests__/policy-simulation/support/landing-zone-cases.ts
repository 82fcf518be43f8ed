import type { Deployment } from "./deployment";
import { around, byCloudTrail, byRole, role, stranger, trailArn, type PolicyCase } from "./policy-case";
import type { PolicyRequest } from "./simulate";

const logBucket = "aws_s3_bucket.log_bucket";
const logKey = "aws_kms_key.log_key";
const topic = "aws_sns_topic.delivery_topic";
const logContext = "kms:EncryptionContext:aws:cloudtrail:arn";

const bucketArn = ({ partition }: Deployment) => `arn:${partition}:s3:::logs`;
const keyArn = ({ partition, region, logArchive }: Deployment) =>
  `arn:${partition}:kms:${region}:${logArchive}:key/11111111-2222-3333-4444-555555555555`;
const topicArn = ({ partition, region, logArchive }: Deployment) =>
  `arn:${partition}:sns:${region}:${logArchive}:sms-trail-log-delivery`;
const file = (accountId: string, organizationId = "o-exampleorgid") =>
  `AWSLogs/${organizationId}/${accountId}/CloudTrail/us-east-1/2026/11/23/file.json.gz`;

/** S3 as KMS names it; in China services have names of their own there. */
const viaS3 = ({ partition, region }: Deployment) => `s3.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;

/** What each kind of tampering would call, told in security.md's words of attacks. */
function tampering(deployment: Deployment): [string, PolicyRequest["of"], string, string][] {
  const bucket = bucketArn(deployment);
  const object = `${bucket}/${file(deployment.member)}`;
  return [
    ["empties the bucket by a lifecycle", logBucket, "s3:PutLifecycleConfiguration", bucket],
    ["replaces the bucket policy", logBucket, "s3:PutBucketPolicy", bucket],
    ["deletes the bucket policy", logBucket, "s3:DeleteBucketPolicy", bucket],
    ["suspends versioning", logBucket, "s3:PutBucketVersioning", bucket],
    ["copies the files elsewhere", logBucket, "s3:PutReplicationConfiguration", bucket],
    ["opens the bucket", logBucket, "s3:PutBucketPublicAccessBlock", bucket],
    ["takes another key", logBucket, "s3:PutEncryptionConfiguration", bucket],
    ["shortens the lock", logBucket, "s3:PutBucketObjectLockConfiguration", bucket],
    ["stops the access logs", logBucket, "s3:PutBucketLogging", bucket],
    ["deletes the bucket", logBucket, "s3:DeleteBucket", bucket],
    ["makes requesters pay, which CloudTrail does not", logBucket, "s3:PutBucketRequestPayment", bucket],
    ["deletes a log file", logBucket, "s3:DeleteObject", object],
    ["deletes a version", logBucket, "s3:DeleteObjectVersion", object],
    ["overrides the lock", logBucket, "s3:BypassGovernanceRetention", object],
    ["forges a log file", logBucket, "s3:PutObject", object],
    ["disables the key", logKey, "kms:DisableKey", keyArn(deployment)],
    ["schedules the key's deletion", logKey, "kms:ScheduleKeyDeletion", keyArn(deployment)],
    ["replaces the key policy", logKey, "kms:PutKeyPolicy", keyArn(deployment)],
    ["deletes the topic", topic, "sns:DeleteTopic", topicArn(deployment)],
    ["replaces the topic policy", topic, "sns:SetTopicAttributes", topicArn(deployment)],
  ];
}

/** The guard: what excepted roles may, and what nobody else may. */
export function guardCases(deployment: Deployment) {
  const { partition, logArchive } = deployment;
  const calls = tampering(deployment);
  const by = (accountId: string, name: string, callerMay = "*"): Partial<PolicyRequest> => ({
    ...byRole(deployment, accountId, "s3"),
    principal: name === "root" ? `arn:${partition}:iam::${accountId}:root` : role(deployment, accountId, name),
    callerMay,
    context: {
      ...byRole(deployment, accountId, "s3").context,
      "aws:PrincipalArn":
        name === "root" ? `arn:${partition}:iam::${accountId}:root` : role(deployment, accountId, name),
    },
  });
  const cases = (who: string, caller: Partial<PolicyRequest>, expected: PolicyCase["expected"]): PolicyCase[] =>
    calls.map(([does, of, action, resource]) => ({
      title: `${who} ${does}`,
      expected,
      request: { principal: "", context: {}, ...caller, of, action, resource },
    }));
  const service: Partial<PolicyRequest> = { ...byCloudTrail(deployment), callerMay: undefined };
  const excepted = [
    ...cases("the deploy role", by(logArchive, "sms-trail-deploy"), "Allowed"),
    ...cases("the role for emergencies", by(logArchive, "break-glass"), "Allowed"),
  ];
  const others = [
    ...cases("an administrator", by(logArchive, "Administrator"), "ExplicitlyDenied"),
    ...cases("a role of a longer name", by(logArchive, "sms-trail-deploy2"), "ExplicitlyDenied"),
    ...cases("the deploy role of another account", by(stranger, "sms-trail-deploy"), "ExplicitlyDenied"),
    ...cases("root", by(logArchive, "root"), "ExplicitlyDenied"),
  ];
  /** Where no other statement lets anybody in: services are spared, not let in. */
  const alone = [...excepted, ...others, ...cases("CloudTrail", service, "ImplicitlyDenied")];
  return { excepted, others, alone };
}

/** What members read by the folder that is theirs. */
export function memberCases(deployment: Deployment): PolicyCase[] {
  const { member, partition, region } = deployment;
  const bucket = bucketArn(deployment);
  const reader = { ...byRole(deployment, member, "s3"), of: logBucket };
  const get = around({ ...reader, action: "s3:GetObject", resource: `${bucket}/${file(member)}` });
  const list = around({
    ...reader,
    action: "s3:ListBucket",
    resource: bucket,
    context: { ...reader.context, "s3:prefix": `AWSLogs/o-exampleorgid/${member}/CloudTrail/` },
  });
  const locate = around({ ...reader, action: "s3:GetBucketLocation", resource: bucket });
  const decrypt = around({
    ...byRole(deployment, member, "kms"),
    of: logKey,
    action: "kms:Decrypt",
    resource: keyArn(deployment),
    context: {
      ...reader.context,
      [logContext]: trailArn(deployment),
      "kms:ViaService": viaS3(deployment),
    },
  });
  const strange = byRole(deployment, stranger, "s3");
  const otherOrganization = { context: { "aws:PrincipalOrgID": "o-otherorgid00" } };
  return [
    get.allowed("a member reads its own log file"),
    get.denied("a member reads another member's log file", { resource: `${bucket}/${file("555555555555")}` }),
    get.denied("a member reads a file of its number in another organization's folder", {
      resource: `${bucket}/${file(member, "o-otherorgid00")}`,
    }),
    get.denied("an account that left the organization reads its old log files", otherOrganization),
    get.denied("an account without an organization reads a folder of its number", {
      ...strange,
      resource: `${bucket}/${file(stranger)}`,
    }),
    get.denied("a role of a member without an IAM policy reads", { callerMay: undefined }),
    list.allowed("a member lists its own folder"),
    list.denied("a member lists another member's folder", {
      context: { "s3:prefix": "AWSLogs/o-exampleorgid/555555555555/" },
    }),
    list.denied("a member lists the whole bucket", { context: { "s3:prefix": undefined } }),
    list.denied("an account that left the organization lists", otherOrganization),
    locate.allowed("a member locates the bucket"),
    locate.denied("an account that left the organization locates the bucket", otherOrganization),
    decrypt.allowed("a member decrypts through S3"),
    decrypt.denied("a member decrypts by itself", { context: { "kms:ViaService": undefined } }),
    decrypt.denied("a member decrypts through S3 of another Region", {
      context: { "kms:ViaService": `s3.${region}x.amazonaws.com` },
    }),
    decrypt.denied("a member decrypts what is no log file", { context: { [logContext]: undefined } }),
    decrypt.denied("an account that left the organization decrypts", otherOrganization),
    decrypt.denied("a stranger decrypts through S3", {
      principal: `arn:${partition}:iam::${stranger}:role/Someone`,
      ...otherOrganization,
    }),
  ];
}

/** What accounts below a path of the organization read; `alone` without statements for every member. */
export function organizationPathCases(deployment: Deployment, alone = false): PolicyCase[] {
  const securityAccount = "666666666666";
  const bucket = bucketArn(deployment);
  const at = (path: string) => ({ context: { "aws:PrincipalOrgPaths": [path] } });
  const security = "o-exampleorgid/r-root/ou-root-security/ou-root-forensics/";
  const elsewhere = at("o-exampleorgid/r-root/ou-root-workload/");
  const strange = { context: { "aws:PrincipalOrgID": "o-otherorgid00" } };
  const own = byRole(deployment, securityAccount, "s3");
  const reader = { ...own, of: logBucket, context: { ...own.context, "aws:PrincipalOrgPaths": [security] } };
  const get = around({ ...reader, action: "s3:GetObject", resource: `${bucket}/${file(deployment.member)}` });
  const list = around({
    ...reader,
    action: "s3:ListBucket",
    resource: bucket,
    context: { ...reader.context, "s3:prefix": "AWSLogs/o-exampleorgid/" },
  });
  const locate = around({ ...reader, action: "s3:GetBucketLocation", resource: bucket });
  const decrypt = around({
    ...reader,
    of: logKey,
    callerMay: "kms:*",
    action: "kms:Decrypt",
    resource: keyArn(deployment),
    context: {
      ...reader.context,
      [logContext]: trailArn(deployment),
      "kms:ViaService": viaS3(deployment),
    },
  });
  return [
    get.allowed("an account below the path reads any member's log file"),
    get.denied("an account below another path reads another member's log file", elsewhere),
    get.denied("an account of another organization says that it is below the path", strange),
    get.denied("an account below the path reads what is no log file", { resource: `${bucket}/other` }),
    list.allowed("an account below the path lists the log files"),
    list.denied("an account below another path lists the log files", elsewhere),
    list.denied("an account of another organization lists the log files", strange),
    list.denied("an account below the path lists the whole bucket", { context: { "s3:prefix": undefined } }),
    locate.allowed("an account below the path locates the bucket"),
    // what a member may anyway, where members read too
    ...(alone ? [locate.denied("an account below another path locates the bucket", elsewhere)] : []),
    ...(alone ? [decrypt.denied("an account below another path decrypts", elsewhere)] : []),
    locate.denied("an account of another organization locates the bucket", strange),
    decrypt.denied("an account below the path decrypts what is no log file", { context: { [logContext]: undefined } }),
    decrypt.allowed("an account below the path decrypts through S3"),
    decrypt.denied("an account below the path decrypts by itself", { context: { "kms:ViaService": undefined } }),
    decrypt.denied("an account of another organization decrypts", strange),
  ];
}

/** Who subscribes what to the topic. */
export function queueOwnerCases(deployment: Deployment): PolicyCase[] {
  const { audit, partition, region } = deployment;
  const owner = byRole(deployment, audit, "sns");
  const queue = (accountId: string, name: string) => `arn:${partition}:sqs:${region}:${accountId}:${name}`;
  const subscribe = around({
    ...owner,
    of: topic,
    action: "sns:Subscribe",
    resource: topicArn(deployment),
    context: { ...owner.context, "sns:Protocol": "sqs", "sns:Endpoint": queue(audit, "siem") },
  });
  return [
    subscribe.allowed("the queue's owner subscribes it"),
    subscribe.denied("the queue's owner subscribes another queue", {
      context: { "sns:Endpoint": queue(audit, "other") },
    }),
    subscribe.denied("the queue's owner subscribes by another protocol", { context: { "sns:Protocol": "https" } }),
    subscribe.denied("the queue's owner publishes", {
      action: "sns:Publish",
      context: { "sns:Protocol": undefined, "sns:Endpoint": undefined },
    }),
    subscribe.denied("a stranger subscribes that queue", byRole(deployment, stranger, "sns")),
  ];
}
