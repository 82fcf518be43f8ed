/**
 * ARNs from plain values, so that a policy can name what does not exist yet.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */

/** AWS partitions: the commercial Regions, GovCloud and China. */
export type Partition = "aws" | "aws-us-gov" | "aws-cn";

/** An account's place for resources: ARNs of everything regional start with these three. */
export interface AccountRegion {
  readonly partition: Partition;
  /** Account id, 12 digits. */
  readonly accountId: string;
  /** Region, as in `us-east-1`. */
  readonly region: string;
}

/** What decides a trail's ARN. */
export interface TrailIdentity {
  readonly partition: Partition;
  /** Region that the trail was made in; an all-Regions trail still has one. */
  readonly homeRegion: string;
  /** Account that owns the trail: for an organization trail always the management account, whoever made it. */
  readonly accountId: string;
  readonly trailName: string;
}

/** ARN of a trail. Computed, so that the bucket policy can name the trail before the trail can be made. */
export function trailArn({ partition, homeRegion, accountId, trailName }: TrailIdentity): string {
  return `arn:${partition}:cloudtrail:${homeRegion}:${accountId}:trail/${trailName}`;
}

/** ARN of a bucket. */
export function bucketArn(partition: Partition, bucketName: string): string {
  return `arn:${partition}:s3:::${bucketName}`;
}

/** ARN that stands for an account as a principal: its own IAM policies decide who in it. */
export function accountPrincipal(partition: Partition, accountId: string): string {
  return `arn:${partition}:iam::${accountId}:root`;
}

/** ARN of an SNS topic. */
export function topicArn(where: AccountRegion, topicName: string): string {
  return `arn:${where.partition}:sns:${where.region}:${where.accountId}:${topicName}`;
}

/** ARN of an SQS queue. */
export function queueArn(where: AccountRegion, queueName: string): string {
  return `arn:${where.partition}:sqs:${where.region}:${where.accountId}:${queueName}`;
}

/** ARN of a CloudWatch Logs group, without the `:*` that some calls want behind it. */
export function logGroupArn(where: AccountRegion, logGroupName: string): string {
  return `arn:${where.partition}:logs:${where.region}:${where.accountId}:log-group:${logGroupName}`;
}

/** What the ARN of a regional resource says. */
export interface RegionalArn extends AccountRegion {
  readonly service: string;
  /** What stands behind the account: `key/…`, `trail/…`, a topic's or a queue's name. */
  readonly resource: string;
}

/** Takes apart the ARN of a regional resource; `undefined` for every other text, tokens too. */
export function parseRegionalArn(arn: string): RegionalArn | undefined {
  const match = /^arn:(aws|aws-us-gov|aws-cn):([a-z0-9-]+):([a-z0-9-]+):([0-9]{12}):(.+)$/.exec(arn);
  if (match === null) return undefined;
  const [, partition = "", service = "", region = "", accountId = "", resource = ""] = match;
  return { partition: partition as Partition, service, region, accountId, resource };
}

/** ARN of a state machine of Step Functions. */
export function stateMachineArn(where: AccountRegion, stateMachineName: string): string {
  return `arn:${where.partition}:states:${where.region}:${where.accountId}:stateMachine:${stateMachineName}`;
}

/** ARN of a group of EventBridge Scheduler's schedules. */
export function scheduleGroupArn(where: AccountRegion, groupName: string): string {
  return `arn:${where.partition}:scheduler:${where.region}:${where.accountId}:schedule-group/${groupName}`;
}

/** ARN of a workgroup of Athena. */
export function workgroupArn(where: AccountRegion, workgroupName: string): string {
  return `arn:${where.partition}:athena:${where.region}:${where.accountId}:workgroup/${workgroupName}`;
}

/** What Glue asks about when a database or a table of it is used: the catalog, the database, the table (`*` for any). */
export function glueArns(where: AccountRegion, databaseName: string, tableName?: string): readonly string[] {
  const own = `arn:${where.partition}:glue:${where.region}:${where.accountId}`;
  const database = [`${own}:catalog`, `${own}:database/${databaseName}`];
  return tableName === undefined ? database : [...database, `${own}:table/${databaseName}/${tableName}`];
}
