import { trailArn, type TrailIdentity } from "../shared/arns";
import { oneOrMany, type PolicyStatement } from "../shared/policy-statement";

/** Statements of topic policies. */

/**
 * CloudTrail tells the topic about files of these trails, and of no other.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function cloudTrailPublishes(topicArn: string, trails: readonly TrailIdentity[]): PolicyStatement {
  return {
    Sid: "AWSCloudTrailSNSPolicy20131101",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: { StringEquals: { "aws:SourceArn": oneOrMany(trails.map(trailArn)) } },
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
