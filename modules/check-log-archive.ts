import type { LogArchiveProps } from "./log-archive-props";
import { checkKeyArn, checkTopicArn } from "./shared/check-arn";
import { checkObjectLock } from "./shared/object-lock";

/**
 * Checks what the types cannot.
 *
 * @throws Error when AWS would refuse the lock, the bucket of access logs, the given key or topic, or a subscription's name
 */
export function checkLogArchive({ bucket, key, topic, layout, subscriptions = [] }: LogArchiveProps): void {
  if ("create" in bucket) {
    checkObjectLock(bucket.create.objectLock, bucket.create.retentionDays);
    if (bucket.create.accessLogs.bucketName === layout.bucketName) {
      const why = "S3 delivers access logs to no bucket with a lock";
      throw new Error(`accessLogs.bucketName must not be the log bucket, got: ${layout.bucketName} (${why})`);
    }
  }
  if (key) checkKeyArn("key.existing.keyArn", key.existing.keyArn);
  if ("existing" in topic) checkTopicArn("topic.existing.topicArn", topic.existing.topicArn);
  const names = subscriptions.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`subscriptions must have names of their own, got twice: ${twice}`);
}
