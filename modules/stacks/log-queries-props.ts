import type { LogQueriesProps, LogSource } from "../log-queries";
import type { Settings } from "../settings/settings";
import { logAccountIds, placeOf } from "../settings/settings-accounts";
import { otherSourceLayout, settingsLayout } from "../settings/settings-layout";
import { resultsAccessLogs, type ArchiveAccessLogBucket } from "./results-access-logs";

/**
 * What the settings say about the audit account's part.
 *
 * @param archiveBucket the log archive's bucket of access logs, where it makes one
 */
export function logQueriesProps(settings: Settings, archiveBucket?: ArchiveAccessLogBucket): LogQueriesProps {
  const { accounts, queries, disposable } = settings;
  return {
    where: placeOf(settings, accounts.audit),
    sources: [trailSource(settings), ...otherSources(settings)],
    databaseName: queries.database,
    workgroupName: queries.workgroup,
    bytesScannedCutoffPerQuery: queries.bytesScannedCutoffPerQuery,
    results: {
      bucketName: queries.resultsBucketName,
      retentionDays: queries.resultsRetentionDays,
      accessLogs: resultsAccessLogs(settings, archiveBucket),
    },
    migrationRoles: queries.migrationRoles,
    disposable,
  };
}

function trailSource(settings: Settings): LogSource {
  const { accountProjection, regions, firstDay, lastDay } = settings.queries;
  return {
    layout: settingsLayout(settings),
    accounts: { type: accountProjection, accountIds: logAccountIds(settings) },
    regions,
    firstDay,
    lastDay,
  };
}

function otherSources({ queries }: Settings): LogSource[] {
  return queries.otherSources.map((source) => ({
    layout: otherSourceLayout(source),
    accounts: { type: queries.accountProjection, accountIds: [...source.accountIds].sort() },
    regions: source.regions ?? queries.regions,
    firstDay: source.firstDay,
    lastDay: source.lastDay,
  }));
}
