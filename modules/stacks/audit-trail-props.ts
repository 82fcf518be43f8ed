import type { AuditTrailProps } from "../audit-trail";
import { recordedEvents } from "../settings/recorded-events";
import type { Settings } from "../settings/settings";
import { placeOf } from "../settings/settings-accounts";
import { settingsLayout } from "../settings/settings-layout";
import { settingsTrail, trailMaker } from "../settings/settings-trails";

/** What a trail needs of the log archive. */
export type ArchiveForTrail = Pick<AuditTrailProps, "kmsKeyArn" | "topicArn" | "waitFor">;

/** What the settings say about the management account's part. */
export function auditTrailProps(settings: Settings, archive: ArchiveForTrail): AuditTrailProps {
  const { existing, logBucket, trail, disposable } = settings;
  return {
    where: placeOf(settings, trailMaker(settings)),
    trail: settingsTrail(settings),
    layout: settingsLayout(settings),
    records: recordedEvents(trail),
    accessLogBucketNames: existing.logBucket ? [] : [logBucket.accessLogBucketName],
    disposable,
    ...archive,
  };
}
