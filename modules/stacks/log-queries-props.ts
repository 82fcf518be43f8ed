import { readOwnQueries } from "../../queries/own-queries";
import type { LogQueriesProps } from "../log-queries";
import type { Settings } from "../settings/settings";
import { placeOf } from "../settings/settings-accounts";
import { settingsSources } from "../settings/settings-sources";
import { resultsAccessLogs, type ArchiveAccessLogBucket } from "./results-access-logs";

/**
 * What the settings say about the audit account's part.
 *
 * @param archiveBucket the log archive's bucket of access logs, where it makes one
 * @param logKeyArn key that the trail's log files are encrypted with, which a curated table is filled with the help of
 */
export function logQueriesProps(
  settings: Settings,
  archiveBucket?: ArchiveAccessLogBucket,
  logKeyArn?: string,
): LogQueriesProps {
  const { accounts, queries, disposable } = settings;
  return {
    where: placeOf(settings, accounts.audit),
    sources: sourcesWithKey(settings, logKeyArn),
    databaseName: queries.database,
    workgroupName: queries.workgroup,
    bytesScannedCutoffPerQuery: queries.bytesScannedCutoffPerQuery,
    results: {
      bucketName: queries.resultsBucketName,
      retentionDays: queries.resultsRetentionDays,
      accessLogs: resultsAccessLogs(settings, archiveBucket),
    },
    migrationRoles: queries.migrationRoles,
    period: queries.period,
    ownQueries: queries.ownQueries === undefined ? [] : readOwnQueries(queries.ownQueries),
    curated: queries.curated && { ...queries.curated, workgroupName: queries.curated.workgroup },
    lakeFormation: queries.lakeFormation,
    disposable,
  };
}

function sourcesWithKey(settings: Settings, logKeyArn = settings.existing.keyArn): LogQueriesProps["sources"] {
  const [trail, ...others] = settingsSources(settings);
  return [{ ...trail, kmsKeyArn: logKeyArn }, ...others];
}
