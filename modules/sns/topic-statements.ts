import { accountPrincipal, type Partition } from "../shared/arns";
import { forTrails, type DeliveringTrails } from "../shared/delivering-trails";
import { oneOrMany, type PolicyStatement } from "../shared/policy-statement";
import { exceptServicesAnd } from "../shared/principal-conditions";
import { tamperingActions } from "../shared/tampering-actions";

/** Statements of topic policies. */

/**
 * CloudTrail tells the topic about files of these trails, and of no other.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function cloudTrailPublishes(topicArn: string, trails: DeliveringTrails): PolicyStatement {
  return {
    Sid: "AWSCloudTrailSNSPolicy20131101",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: forTrails(trails),
  };
}

/** Nobody publishes without TLS. */
export function denyInsecurePublish(topicArn: string): PolicyStatement {
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/**
 * Other accounts subscribe queues of theirs, and nothing else: the owner of a queue has to be the one who subscribes it.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html
 */
export function queueOwnersSubscribe(
  partition: Partition,
  topicArn: string,
  queueArns: readonly string[],
): PolicyStatement[] {
  if (queueArns.length === 0) return [];
  const owners = [...new Set(queueArns.map((arn) => arn.split(":")[4] ?? ""))].sort();
  return [
    {
      Sid: "QueueOwnersSubscribe",
      Effect: "Allow",
      Principal: { AWS: oneOrMany(owners.map((accountId) => accountPrincipal(partition, accountId))) },
      Action: "sns:Subscribe",
      Resource: topicArn,
      Condition: { StringEquals: { "sns:Protocol": "sqs", "sns:Endpoint": oneOrMany([...queueArns].sort()) } },
    },
  ];
}

/** What is told by a topic: the protocol and the end point, as SNS names them. */
export interface TopicEndpoint {
  readonly protocol: "sqs" | "lambda" | "https" | "email";
  readonly endpoint: string;
}

/**
 * An archive of another account than the topic's subscribes what it makes, and nothing else. Empty where it has nothing to subscribe.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function archiveSubscribes(
  partition: Partition,
  topicArn: string,
  accountId: string,
  endpoints: readonly TopicEndpoint[],
): PolicyStatement[] {
  if (endpoints.length === 0) return [];
  const distinct = (values: readonly string[]) => oneOrMany([...new Set(values)].sort());
  return [
    {
      Sid: "ArchiveSubscribes",
      Effect: "Allow",
      Principal: { AWS: accountPrincipal(partition, accountId) },
      Action: "sns:Subscribe",
      Resource: topicArn,
      Condition: {
        StringEquals: {
          "sns:Protocol": distinct(endpoints.map(({ protocol }) => protocol)),
          "sns:Endpoint": distinct(endpoints.map(({ endpoint }) => endpoint)),
        },
      },
    },
  ];
}

/** Nobody mutes the topic, not even an administrator of its account; only the principals named here could, and AWS services. */
export function denyTopicTampering(
  partition: Partition,
  topicArn: string,
  exceptPrincipalArns: readonly string[],
): PolicyStatement {
  return {
    Sid: "DenyTopicTampering",
    Effect: "Deny",
    Principal: "*",
    Action: tamperingActions.topic,
    Resource: topicArn,
    Condition: exceptServicesAnd(partition, exceptPrincipalArns),
  };
}
