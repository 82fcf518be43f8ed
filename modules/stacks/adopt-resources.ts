import type { AuditTrail } from "../audit-trail";
import type { LogArchive } from "../log-archive";
import type { Settings } from "../settings/settings";

/**
 * Imports what of an archive was made by hand: Terraform changes it in place and never makes it anew. What belongs to a bucket (policy,
 * versioning, lifecycle and the like) is no resource of its own in AWS: making it writes over what is there.
 */
export function adoptArchive({ logBucket, key, topic }: LogArchive, { adopt }: Settings): void {
  if (adopt.logBucket && logBucket) {
    logBucket.resource.importFrom(logBucket.resource.bucketInput ?? "");
    // whether it was made with a lock cannot be changed any more; its lock is a resource of its own
    logBucket.resource.resetObjectLockEnabled();
  }
  if (adopt.topic && topic) topic.resource.importFrom(topic.topicArn);
  if (adopt.keyArn !== undefined && key) key.resource.importFrom(adopt.keyArn.replace(/^.*\//, ""));
}

/** Imports the trail that was made by hand, and its log group. */
export function adoptTrail({ trail, trailArn, logGroup }: AuditTrail, { adopt }: Settings): void {
  if (adopt.trail) trail.resource.importFrom(trailArn);
  if (adopt.logGroup) logGroup.resource.importFrom(logGroup.resource.nameInput ?? "");
}
