import { logGroupArn, type AccountRegion } from "../shared/arns";
import { oneOrMany, type PolicyStatement } from "../shared/policy-statement";

/** Statements of the role that CloudTrail takes on to write to CloudWatch Logs. */

/**
 * CloudTrail takes on the role. AWS says of this role, and only of this one, that it supports neither `aws:SourceArn` nor
 * `aws:SourceAccount`: a condition here would stop the trail. The role's own policy reaches the streams of one group only.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function cloudTrailTakesOnRole(): PolicyStatement {
  return {
    Sid: "CloudTrailTakesOnRole",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "sts:AssumeRole",
  };
}

/** The log group that a trail writes to, and the streams that CloudTrail makes in it. */
export interface TrailLogStreams {
  /** Account and Region of the group: those that the trail is made in. */
  readonly where: AccountRegion;
  readonly logGroupName: string;
  /**
   * Id of the organization, whose accounts' streams start with it.
   *
   * @default - the trail of one account
   */
  readonly organizationId?: string;
}

/**
 * Whoever takes on the role makes the trail's log streams and writes to them, and to no others.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function writesLogStreams({ where, logGroupName, organizationId }: TrailLogStreams): PolicyStatement[] {
  const streams = [
    `${where.accountId}_CloudTrail_${where.region}*`,
    ...(organizationId === undefined ? [] : [`${organizationId}_*`]),
  ];
  const resource = oneOrMany(streams.map((stream) => `${logGroupArn(where, logGroupName)}:log-stream:${stream}`));
  return [
    { Sid: "AWSCloudTrailCreateLogStream2014110", Effect: "Allow", Action: "logs:CreateLogStream", Resource: resource },
    { Sid: "AWSCloudTrailPutLogEvents20141101", Effect: "Allow", Action: "logs:PutLogEvents", Resource: resource },
  ];
}
