import type { LogArchiveProps, NewLogBucket } from "../log-archive";
import type { Settings } from "../settings/settings";
import { auditElsewhere, placeOf } from "../settings/settings-accounts";
import { settingsLayout } from "../settings/settings-layout";
import { settingsReaders } from "../settings/settings-readers";
import { settingsTrails } from "../settings/settings-trails";
import type { ObjectLock } from "../shared/object-lock";
import type { StorageTransitions } from "../shared/storage-transitions";

/** What the settings say about the log archive account's part. */
export function logArchiveProps(settings: Settings): LogArchiveProps {
  const { accounts, existing, notifications, tamperGuard, disposable } = settings;
  const { keyArn, topicArn } = existing;
  const { queue, topicName, subscriptions, alarmTopicArns } = notifications;
  return {
    where: placeOf(settings, accounts.logArchive),
    layout: settingsLayout(settings),
    trails: settingsTrails(settings),
    bucket: existing.logBucket ? { existing: "named-by-layout" } : { create: newLogBucket(settings) },
    key: keyArn === undefined ? undefined : { existing: { keyArn } },
    topic: topicArn === undefined ? { create: { topicName } } : { existing: { topicArn } },
    queue: { queueName: queue.name, retentionDays: queue.retentionDays },
    subscriptions,
    alarmTopicArns,
    readers: settingsReaders(settings),
    tamperGuard: tamperGuard && { exceptPrincipalArns: atLeastOne(tamperGuard.exceptPrincipalArns) },
    disposable,
  };
}

function newLogBucket(settings: Settings): NewLogBucket {
  const { logBucket, queries } = settings;
  const { retentionDays, transitions, accessLogBucketName, accessLogRetentionDays } = logBucket;
  return {
    retentionDays,
    // the settings were checked: COMPLIANCE and the cold classes come with their words
    objectLock: {
      mode: logBucket.objectLockMode,
      days: logBucket.objectLockDays,
      acknowledgement: logBucket.objectLockAcknowledgement,
    } as ObjectLock,
    transitions: transitions as StorageTransitions,
    accessLogs: {
      bucketName: accessLogBucketName,
      retentionDays: accessLogRetentionDays,
      otherBucketNames: auditElsewhere(settings)
        ? []
        : [queries.resultsBucketName, ...(queries.curated ? [queries.curated.bucketName] : [])],
    },
  };
}

/** The settings' schema holds that it is not empty. */
function atLeastOne(values: readonly string[]): [string, ...string[]] {
  return values as unknown as [string, ...string[]];
}
