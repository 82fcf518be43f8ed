import type { Construct } from "constructs";
import type { LogArchiveProps, NewLogBucket } from "./log-archive-props";
import { s3DeliversAccessLogs } from "./s3/bucket-statements";
import { PrivateBucket } from "./s3/private-bucket";
import { defaults } from "./shared/defaults";
import type { PolicyStatement } from "./shared/policy-statement";

/** The bucket that takes the access logs of the log bucket, and of others of its account. */
export function createAccessLogBucket(
  scope: Construct,
  { where, layout, disposable }: LogArchiveProps,
  { accessLogs }: NewLogBucket,
): PrivateBucket {
  const bucketNames = [layout.bucketName, ...(accessLogs.otherBucketNames ?? [])];
  return new PrivateBucket(scope, "AccessLogBucket", {
    partition: where.partition,
    bucketName: accessLogs.bucketName,
    encryption: "s3-managed",
    expireAfterDays: accessLogs.retentionDays,
    keepOldVersionsDays: defaults.accessLogOldVersionsDays.value,
    statements: [
      s3DeliversAccessLogs(where.partition, accessLogs.bucketName, { accountId: where.accountId, bucketNames }),
    ],
    whenDestroyed: disposable ? "delete-all-objects" : "refuse",
  });
}

/** The bucket that the trails deliver to. */
export function createLogBucket(
  scope: Construct,
  { where, layout, disposable }: LogArchiveProps,
  { retentionDays, objectLock, transitions }: NewLogBucket,
  made: {
    readonly kmsKeyArn: string;
    readonly accessLogBucket: PrivateBucket;
    readonly statements: readonly PolicyStatement[];
  },
): PrivateBucket {
  return new PrivateBucket(scope, "LogBucket", {
    partition: where.partition,
    bucketName: layout.bucketName,
    encryption: { kmsKeyArn: made.kmsKeyArn },
    expireAfterDays: retentionDays,
    transitions,
    keepOldVersionsDays: defaults.oldVersionsDays.value,
    statements: made.statements,
    accessLogBucketName: made.accessLogBucket.bucketName,
    objectLock,
    whenDestroyed: disposable ? "delete-all-objects" : "refuse",
    waitFor: [made.accessLogBucket.policy],
  });
}
