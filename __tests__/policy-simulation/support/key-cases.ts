import type { Deployment } from "./deployment";
import { around, byCloudTrail, byRole, otherTrails, stranger, trailArn, type PolicyCase } from "./policy-case";

const logContext = "kms:EncryptionContext:aws:cloudtrail:arn";
const groupContext = "kms:EncryptionContext:aws:logs:arn";

/** Any key: in a key policy `*` is the key itself. */
const keyArn = ({ partition, region }: Deployment, accountId: string) =>
  `arn:${partition}:kms:${region}:${accountId}:key/11111111-2222-3333-4444-555555555555`;

/** The key of the log files, the topic and its queue. */
export function logKeyCases(deployment: Deployment): PolicyCase[] {
  const { audit, logArchive, management, member, partition, region } = deployment;
  const cloudTrail = byCloudTrail(deployment);
  const key = { of: "aws_kms_key.log_key", resource: keyArn(deployment, logArchive) };
  const encrypt = around({
    ...cloudTrail,
    ...key,
    action: "kms:GenerateDataKey",
    context: { ...cloudTrail.context, [logContext]: trailArn(deployment) },
  });
  const describe = around({ ...cloudTrail, ...key, action: "kms:DescribeKey" });
  const decrypt = around({ ...cloudTrail, ...key, action: "kms:Decrypt" });
  const publish = around({ ...cloudTrail, ...key, action: "kms:GenerateDataKey" });
  const topic = (name: string) => `arn:${partition}:sns:${region}:${deployment.topicAccount ?? logArchive}:${name}`;
  const fromTopic = (arn: string | undefined) => ({ context: { "aws:SourceArn": arn } });
  const send = around({
    ...key,
    principal: "sns.amazonaws.com",
    action: "kms:GenerateDataKey",
    context: {
      "aws:SourceArn": topic("sms-trail-log-delivery"),
      "aws:PrincipalIsAWSService": "true",
      "aws:SecureTransport": "true",
    },
  });
  const auditor = byRole(deployment, audit, "kms");
  const read = around({
    ...auditor,
    ...key,
    action: "kms:Decrypt",
    context: { ...auditor.context, [logContext]: trailArn(deployment) },
  });
  return [
    encrypt.allowed("CloudTrail encrypts a log file"),
    encrypt.allowed("CloudTrail encrypts a log file in another Region", {
      context: { [logContext]: `arn:${partition}:cloudtrail:${region}x:${management}:trail/sms-trail` },
    }),
    ...otherTrails(deployment).map(([which, change]) =>
      encrypt.denied(`CloudTrail encrypts a file of ${which}`, change),
    ),
    encrypt.denied("CloudTrail encrypts with another account's trail in the encryption context", {
      context: { [logContext]: trailArn({ ...deployment, management: stranger }) },
    }),
    encrypt.denied("AWS Config encrypts", { principal: "config.amazonaws.com" }),
    encrypt.denied("CloudTrail encrypts by itself, without a data key", { action: "kms:Encrypt" }),
    describe.allowed("CloudTrail describes the key"),
    ...otherTrails(deployment).map(([which, change]) =>
      describe.denied(`CloudTrail describes the key for ${which}`, change),
    ),
    decrypt.allowed("CloudTrail decrypts, as a bucket with an S3 Bucket Key asks for"),
    ...otherTrails(deployment).map(([which, change]) => decrypt.denied(`CloudTrail decrypts for ${which}`, change)),
    decrypt.allowed("CloudTrail decrypts a file of the trail", { context: { [logContext]: trailArn(deployment) } }),
    publish.allowed("CloudTrail publishes to the encrypted topic"),
    ...otherTrails(deployment).map(([which, change]) => publish.denied(`CloudTrail publishes for ${which}`, change)),
    publish.denied("CloudTrail schedules the key's deletion", { action: "kms:ScheduleKeyDeletion" }),
    publish.denied("CloudTrail changes the key policy", { action: "kms:PutKeyPolicy" }),
    send.allowed("the topic encrypts for its queue"),
    send.allowed("the topic decrypts for its queue", { action: "kms:Decrypt" }),
    send.denied("another topic encrypts", fromTopic(topic("other"))),
    send.denied("no topic that SNS names encrypts", fromTopic(undefined)),
    send.denied("SQS encrypts", { principal: "sqs.amazonaws.com" }),
    send.denied("SNS deletes the key", { action: "kms:ScheduleKeyDeletion" }),
    read.allowed("the audit account decrypts a log file"),
    read.denied("a role of the audit account without an IAM policy decrypts", { callerMay: undefined }),
    read.denied("a stranger decrypts a log file", byRole(deployment, stranger, "kms")),
    ...(audit === logArchive
      ? []
      : [
          read.denied("the audit account decrypts what is no log file", { context: { [logContext]: undefined } }),
          read.denied("the audit account encrypts", { action: "kms:GenerateDataKey" }),
          read.denied("the audit account disables the key", {
            action: "kms:DisableKey",
            context: { [logContext]: undefined },
          }),
        ]),
    ...(deployment.organizationId === undefined
      ? []
      : [
          read.denied("a member account decrypts", byRole(deployment, member, "kms")),
          read.denied("the management account decrypts", byRole(deployment, management, "kms")),
        ]),
    ...administrationCases(deployment, "the log key", key.of, logArchive),
  ];
}

/** The key of the trail's log group. */
export function logGroupKeyCases(deployment: Deployment): PolicyCase[] {
  const { partition, region } = deployment;
  const maker = deployment.delegate ?? deployment.management;
  const group = (accountId: string, name: string) => `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;
  const of = "aws_kms_key.trail_log_group_key";
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const inGroup = (arn: string | undefined) => ({ context: { [groupContext]: arn } });
  const encrypt = around({
    of,
    principal: `logs.${region}.${domain}`,
    action: "kms:GenerateDataKey",
    resource: keyArn(deployment, maker),
    context: {
      [groupContext]: group(maker, "/aws/cloudtrail/sms-trail"),
      "aws:PrincipalIsAWSService": "true",
      "aws:SecureTransport": "true",
    },
  });
  return [
    encrypt.allowed("CloudWatch Logs encrypts the trail's log group"),
    encrypt.allowed("CloudWatch Logs decrypts the trail's log group", { action: "kms:Decrypt" }),
    encrypt.allowed("CloudWatch Logs re-encrypts the trail's log group", { action: "kms:ReEncryptFrom" }),
    encrypt.denied("CloudWatch Logs encrypts another log group", inGroup(group(maker, "/aws/cloudtrail/other"))),
    encrypt.denied(
      "CloudWatch Logs encrypts another account's log group",
      inGroup(group(stranger, "/aws/cloudtrail/sms-trail")),
    ),
    encrypt.denied("CloudWatch Logs encrypts without saying what", inGroup(undefined)),
    encrypt.denied("CloudWatch Logs of another Region encrypts", { principal: `logs.${region}x.${domain}` }),
    encrypt.denied("CloudTrail encrypts the log group", { principal: "cloudtrail.amazonaws.com" }),
    encrypt.denied("CloudWatch Logs deletes the key", { action: "kms:ScheduleKeyDeletion" }),
    ...administrationCases(deployment, "the log group's key", of, maker),
  ];
}

/** The key of the results. */
export function resultsKeyCases(deployment: Deployment): PolicyCase[] {
  const of = "aws_kms_key.query_results_key";
  const decrypt = around({
    ...byRole(deployment, deployment.audit, "kms"),
    of,
    action: "kms:Decrypt",
    resource: keyArn(deployment, deployment.audit),
  });
  return [
    decrypt.allowed("the audit account decrypts a result by its own IAM policies"),
    decrypt.denied("a role without an IAM policy decrypts a result", { callerMay: undefined }),
    decrypt.denied("CloudTrail decrypts a result", { ...byCloudTrail(deployment), callerMay: undefined }),
    ...administrationCases(deployment, "the results' key", of, deployment.audit),
  ];
}

function administrationCases(deployment: Deployment, name: string, of: string, owner: string): PolicyCase[] {
  const change = around({
    ...byRole(deployment, owner, "kms"),
    of,
    action: "kms:PutKeyPolicy",
    resource: keyArn(deployment, owner),
  });
  return [
    change.allowed(`an administrator of its account changes ${name}`),
    change.denied(`a role of its account without an IAM policy changes ${name}`, { callerMay: undefined }),
    change.denied(`a stranger changes ${name}`, byRole(deployment, stranger, "kms")),
  ];
}
