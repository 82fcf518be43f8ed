/** Names that parts make of other names, and nobody sets. */

/** Alias, without `alias/`, of the key that encrypts a bucket: an alias has no dots. */
export function bucketKeyAlias(bucketName: string): string {
  return bucketName.replaceAll(".", "-");
}

/** CloudWatch Logs group beside a trail. */
export function trailLogGroupName(trailName: string): string {
  return `/aws/cloudtrail/${trailName}`;
}

/** Alias, without `alias/`, of the key of that log group. */
export function trailLogGroupKeyAlias(trailName: string): string {
  return `${trailName.replaceAll(".", "-")}-log-group`;
}

/** Role that CloudTrail writes to that log group with: a trail's name can be longer than a role's 64 characters. */
export function trailRoleName(trailName: string): string {
  return `${trailName.slice(0, 44)}-cloudwatch-logs`;
}

/** Dead-letter queue of a delivery queue: a queue's name has at most 80 characters. */
export function deadLetterQueueName(queueName: string): string {
  return `${queueName.slice(0, 67)}-dead-letters`;
}
