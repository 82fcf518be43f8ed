import { accountPrincipal, type AccountRegion, type Partition } from "../shared/arns";
import { areCompact, areOfOrganization, forTrails, type DeliveringTrails } from "../shared/delivering-trails";
import { sortedReaders, type LogReader } from "../shared/log-reader";
import {
  oneOrMany,
  type PolicyConditions,
  type PolicyPrincipal,
  type PolicyStatement,
} from "../shared/policy-statement";
import { exceptServicesAnd, fromOrganizationPaths, fromOrganizations } from "../shared/principal-conditions";
import { tamperingActions } from "../shared/tampering-actions";

/**
 * Statements of key policies. `Resource` is always `*`: in a key policy that is the key itself.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */

/** The key's own account administers it, by the IAM policies of that account; without this nobody could ever change the key. */
export function accountAdministersKey(partition: Partition, accountId: string): PolicyStatement {
  return {
    Sid: "AccountAdministersKey",
    Effect: "Allow",
    Principal: { AWS: accountPrincipal(partition, accountId) },
    Action: "kms:*",
    Resource: "*",
  };
}

/**
 * CloudTrail encrypts log and digest files of these trails, and of no other, with the key. For very many trails one statement does all,
 * because the list of their accounts is what takes the bytes; for those of an organization too, because no list names their accounts.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function cloudTrailEncryptsLogs(trails: DeliveringTrails): PolicyStatement[] {
  const source = forTrails(trails);
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const allow = (Sid: string, Action: PolicyStatement["Action"], Condition: PolicyConditions): PolicyStatement => ({
    Sid,
    Effect: "Allow",
    Principal,
    Action,
    Resource: "*",
    Condition,
  });
  if (areOfOrganization(trails) || areCompact(trails)) {
    return [allow("CloudTrailUsesKey", ["kms:GenerateDataKey*", "kms:Decrypt", "kms:DescribeKey"], source)];
  }
  const owners = trails.map(({ partition, accountId }) => `arn:${partition}:cloudtrail:*:${accountId}:trail/*`);
  const ofTrails = { "kms:EncryptionContext:aws:cloudtrail:arn": oneOrMany([...new Set(owners)]) };
  return [
    allow("CloudTrailEncryptsLogs", "kms:GenerateDataKey*", { ...source, StringLike: ofTrails }),
    allow("CloudTrailDescribesKey", "kms:DescribeKey", source),
    // needed to make or change a trail whose bucket has an S3 Bucket Key
    allow("CloudTrailDecrypts", "kms:Decrypt", source),
  ];
}

/**
 * CloudTrail publishes to a topic that the key encrypts. The data key is asked for by SNS on CloudTrail's behalf, without
 * CloudTrail's encryption context, so the statement for log files does not cover it; the one for very many trails does.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function cloudTrailPublishesToTopic(trails: DeliveringTrails): PolicyStatement[] {
  if (areOfOrganization(trails) || areCompact(trails)) return [];
  return [
    {
      Sid: "CloudTrailPublishesToTopic",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
      Resource: "*",
      Condition: { ...forTrails(trails), Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "true" } },
    },
  ];
}

/**
 * A topic sends to queues that the key encrypts.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html
 */
export function topicSendsToQueues(topicArn: string): PolicyStatement {
  return {
    Sid: "TopicSendsToQueues",
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
    Resource: "*",
    Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
  };
}

/**
 * Readers decrypt log and digest files, and nothing else that the key encrypts. Whoever is let in by membership alone decrypts only
 * through S3, whose bucket policy decides which files those are.
 */
export function readersDecryptLogs(
  { partition, region }: Pick<AccountRegion, "partition" | "region">,
  readers: readonly LogReader[],
): PolicyStatement[] {
  const { accountIds, organizationPaths, organizationIds } = sortedReaders(readers);
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const throughS3 = { "kms:ViaService": `s3.${region}.${domain}` };
  const ofAccounts = { AWS: oneOrMany(accountIds.map((accountId) => accountPrincipal(partition, accountId))) };
  return [
    ...(accountIds.length > 0 ? [decrypt("ReadersDecryptLogs", ofAccounts, {})] : []),
    ...(organizationPaths.length > 0
      ? [decrypt("OrganizationPathsDecryptLogs", "*", fromOrganizationPaths(organizationPaths, throughS3))]
      : []),
    ...(organizationIds.length > 0
      ? [decrypt("MembersDecryptLogs", "*", fromOrganizations(organizationIds, throughS3))]
      : []),
  ];

  function decrypt(Sid: string, Principal: PolicyPrincipal, conditions: PolicyConditions): PolicyStatement {
    const Condition = { ...conditions, Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } };
    return { Sid, Effect: "Allow", Principal, Action: "kms:Decrypt", Resource: "*", Condition };
  }
}

/**
 * Nobody makes the log files unreadable or the trail stop by the key, not even an administrator of its account; only the principals
 * named here could, and AWS services.
 */
export function denyKeyTampering(partition: Partition, exceptPrincipalArns: readonly string[]): PolicyStatement {
  return {
    Sid: "DenyKeyTampering",
    Effect: "Deny",
    Principal: "*",
    Action: tamperingActions.key,
    Resource: "*",
    Condition: exceptServicesAnd(partition, exceptPrincipalArns),
  };
}

/**
 * CloudWatch Logs encrypts one log group with the key. AWS documents the encryption context as the guard here, not a source key;
 * in China the service's principal has the partition's own domain.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function logGroupUsesKey(partition: Partition, region: string, logGroupArn: string): PolicyStatement {
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  return {
    Sid: "LogGroupUsesKey",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.${domain}` },
    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    Resource: "*",
    Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArn } },
  };
}
