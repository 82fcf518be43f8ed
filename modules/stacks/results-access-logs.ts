import type { ITerraformDependable } from "cdktf";
import type { AccessLogTarget } from "../log-queries";
import type { Settings } from "../settings/settings";
import { auditElsewhere } from "../settings/settings-accounts";

/** A bucket of access logs, and what to wait for before using it in the same stack. */
export interface ArchiveAccessLogBucket {
  readonly bucketName: string;
  readonly policy?: ITerraformDependable;
}

/** S3 delivers access logs only within an account, so an audit account of its own needs a bucket of its own for them. */
export function resultsAccessLogs(settings: Settings, archiveBucket?: ArchiveAccessLogBucket): AccessLogTarget {
  const { logBucket, queries } = settings;
  if (archiveBucket && !auditElsewhere(settings)) {
    const { bucketName, policy } = archiveBucket;
    return { existing: { bucketName, waitFor: policy && [policy] } };
  }
  return { create: { bucketName: queries.accessLogBucketName, retentionDays: logBucket.accessLogRetentionDays } };
}
