import type { AuditTrailProps } from "../audit-trail";
import { recordedEvents } from "../settings/recorded-events";
import type { Settings } from "../settings/settings";
import { placeOf } from "../settings/settings-accounts";
import { settingsLayout } from "../settings/settings-layout";
import type { SettingsTrail } from "../settings/settings-trails";

/** What a trail needs of the log archive. */
export type ArchiveForTrail = Pick<AuditTrailProps, "kmsKeyArn" | "topicArn" | "waitFor">;

/** What the settings say about a trail and what is beside it. */
export function auditTrailProps(
  settings: Settings,
  { trail, maker }: SettingsTrail,
  archive: ArchiveForTrail,
): AuditTrailProps {
  const { existing, logBucket, disposable } = settings;
  return {
    where: placeOf(settings, maker),
    trail,
    layout: settingsLayout(settings),
    records: recordedEvents(settings.trail),
    checkTrustedAccess: settings.organization?.checkTrustedAccess,
    accessLogBucketNames: existing.logBucket ? [] : [logBucket.accessLogBucketName],
    disposable,
    ...archive,
  };
}
