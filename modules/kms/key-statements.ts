import { accountPrincipal, trailArn, type Partition, type TrailIdentity } from "../shared/arns";
import { oneOrMany, type PolicyStatement } from "../shared/policy-statement";

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
 * CloudTrail encrypts log and digest files of these trails, and of no other, with the key.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function cloudTrailEncryptsLogs(trails: readonly TrailIdentity[]): PolicyStatement[] {
  const owners = trails.map(({ partition, accountId }) => `arn:${partition}:cloudtrail:*:${accountId}:trail/*`);
  return [
    {
      Sid: "CloudTrailEncryptsLogs",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "kms:GenerateDataKey*",
      Resource: "*",
      Condition: {
        StringEquals: fromTrails(trails),
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": oneOrMany([...new Set(owners)]) },
      },
    },
    {
      Sid: "CloudTrailDescribesKey",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "kms:DescribeKey",
      Resource: "*",
      Condition: { StringEquals: fromTrails(trails) },
    },
    {
      // needed to make or change a trail whose bucket has an S3 Bucket Key
      Sid: "CloudTrailDecrypts",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: fromTrails(trails) },
    },
  ];
}

/**
 * CloudTrail publishes to a topic that the key encrypts. The data key is asked for by SNS on CloudTrail's behalf, without
 * CloudTrail's encryption context, so the statement for log files does not cover it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function cloudTrailPublishesToTopic(trails: readonly TrailIdentity[]): PolicyStatement {
  return {
    Sid: "CloudTrailPublishesToTopic",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
    Resource: "*",
    Condition: {
      StringEquals: fromTrails(trails),
      Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "true" },
    },
  };
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

/** Other accounts decrypt log and digest files, and nothing else that the key encrypts; their own IAM policies say who. */
export function readersDecryptLogs(partition: Partition, accountIds: readonly string[]): PolicyStatement[] {
  if (accountIds.length === 0) return [];
  return [
    {
      Sid: "ReadersDecryptLogs",
      Effect: "Allow",
      Principal: { AWS: oneOrMany(accountIds.map((accountId) => accountPrincipal(partition, accountId))) },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
    },
  ];
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

function fromTrails(trails: readonly TrailIdentity[]): Readonly<Record<string, string | readonly string[]>> {
  return { "aws:SourceArn": oneOrMany(trails.map(trailArn)) };
}
