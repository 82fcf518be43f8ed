import type { PolicyStatement } from "../shared/policy-statement";

/** Statements of queue policies. */

/**
 * One topic sends to the queue.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
 */
export function topicSends(queueArn: string, topicArn: string): PolicyStatement {
  return {
    Sid: "TopicSends",
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queueArn,
    Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
  };
}

/** Nobody uses the queue without TLS. */
export function denyInsecureQueueAccess(queueArn: string): PolicyStatement {
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: queueArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
