import type { CuratedTable } from "./curated-events";
import type { LogQueriesProps, LogSource } from "./log-queries";
import { databaseNameRule, leastCutoffBytes, workgroupNameRule } from "./shared/athena-name-rules";
import type { AccountRegion } from "./shared/arns";
import { bucketNameRule } from "./shared/bucket-name-rule";
import { checkAccountId } from "./shared/check-account-id";
import { checkAll } from "./shared/check-all";
import { checkAlarmTopics, checkKeyArn } from "./shared/check-arn";
import { checkDays } from "./shared/check-days";
import { checkPlace } from "./shared/check-place";
import { checkRule } from "./shared/check-rule";
import { dayRule } from "./shared/day-rule";
import { regionRule } from "./shared/region-rule";

/**
 * Checks what the types cannot.
 *
 * @throws Error with everything that AWS would refuse, or that would have the tables show nothing, a line each
 */
export function checkLogQueries(props: LogQueriesProps): void {
  const { where, sources, databaseName, workgroupName, bytesScannedCutoffPerQuery, curated } = props;
  checkAll(
    () => checkPlace("where", where),
    ...sources.map((source, index) => () => checkSource(`sources[${index}]`, source, where)),
    () => checkRule("databaseName", databaseName, databaseNameRule),
    () => checkRule("workgroupName", workgroupName, workgroupNameRule),
    () => checkCutoff("bytesScannedCutoffPerQuery", bytesScannedCutoffPerQuery),
    () => checkResults(props),
    () => void (curated && checkCurated(curated, props)),
  );
}

function checkSource(name: string, source: LogSource, { partition }: AccountRegion): void {
  const { layout, accounts, regions, firstDay, lastDay, kmsKeyArn } = source;
  checkAll(
    () => checkRule(`${name}.layout.bucketName`, layout.bucketName, bucketNameRule),
    () => checkNotEmpty(`${name}.accounts.accountIds`, accounts.type === "injected" ? ["any"] : accounts.accountIds),
    ...accounts.accountIds.map((id, index) => () => checkAccountId(`${name}.accounts.accountIds[${index}]`, id)),
    () => checkNotEmpty(`${name}.regions`, regions),
    ...regions.map(
      (region, index) => () => checkRule(`${name}.regions[${index}]`, region, (text) => regionRule(text, partition)),
    ),
    () => checkRule(`${name}.firstDay`, firstDay, dayRule),
    () => void (lastDay === undefined || checkRule(`${name}.lastDay`, lastDay, dayRule)),
    () => {
      // days written yyyy-MM-dd sort as texts
      if (lastDay === undefined || lastDay >= firstDay) return;
      throw new Error(`${name}.lastDay must not be before firstDay (${firstDay}), got: '${lastDay}'`);
    },
    () => void (kmsKeyArn === undefined || checkKeyArn(`${name}.kmsKeyArn`, kmsKeyArn)),
  );
}

function checkNotEmpty(name: string, list: readonly string[]): void {
  if (list.length === 0) throw new Error(`${name} must name at least one, or the table would show nothing`);
}

function checkCutoff(name: string, bytes: number): void {
  if (Number.isInteger(bytes) && bytes >= leastCutoffBytes) return;
  throw new Error(`${name} must be a whole number of at least ${leastCutoffBytes} bytes (10 MB), got: ${bytes}`);
}

function checkResults({ results }: LogQueriesProps): void {
  const { bucketName, retentionDays, accessLogs } = results;
  checkAll(
    () => checkRule("results.bucketName", bucketName, bucketNameRule),
    () => checkDays("results.retentionDays", retentionDays, 1, 36_500),
    () => {
      if (!("create" in accessLogs)) return;
      const { create } = accessLogs;
      const name = "results.accessLogs.create";
      checkAll(
        () => checkRule(`${name}.bucketName`, create.bucketName, bucketNameRule),
        () => checkDays(`${name}.retentionDays`, create.retentionDays, 1, 36_500),
        () => {
          if (create.bucketName !== bucketName) return;
          throw new Error(`${name}.bucketName must be another than results.bucketName, got: '${bucketName}'`);
        },
      );
    },
  );
}

function checkCurated(curated: CuratedTable, { where, workgroupName }: LogQueriesProps): void {
  checkAll(
    () => checkRule("curated.bucketName", curated.bucketName, bucketNameRule),
    () => checkRule("curated.workgroupName", curated.workgroupName, workgroupNameRule),
    () => {
      if (curated.workgroupName !== workgroupName) return;
      const why = "whose cutoff would cancel the filling of the table";
      throw new Error(`curated.workgroupName must be another than workgroupName, ${why}, got: '${workgroupName}'`);
    },
    () => checkCutoff("curated.bytesScannedCutoffPerQuery", curated.bytesScannedCutoffPerQuery),
    () => checkAlarmTopics("curated.alarmTopicArns", curated.alarmTopicArns ?? [], where),
  );
}
