/** The views as SQL text: a SELECT each, without a semicolon, in the subset that Athena, Trino and DuckDB share. */
import { curatedNames, inMicroseconds } from "./curated-events";
import { idPathsSql, serverListsSql } from "./id-sql";
import { migrationPredicate, type MigrationOptions } from "./migration-predicate";
import { migrationRoles } from "./migration-roles";
import { operationNames, type Access, type MigrationService } from "./operations";
import { partitionColumns, recordFields } from "./record-schema";
import { fillTemplate, readSqlFile, withFragments } from "./sql-files";
import { sqlList, withoutCommentLines } from "./sql-text";
import {
  cloudtrailEventColumns,
  migrationEventColumns,
  migrationEventServerColumns,
  type ViewColumn,
} from "./view-columns";

export { migrationNeedles, migrationPredicate } from "./migration-predicate";

/** Names of the views. */
export type ViewName =
  "cloudtrail_events" | "migration_events" | "migration_event_servers" | "sms_events" | "mgn_events";

/** Every view, after the ones it reads. */
export const viewNames: readonly ViewName[] = [
  "cloudtrail_events",
  "migration_events",
  "migration_event_servers",
  "sms_events",
  "mgn_events",
];

/**
 * Delivery date that `sms_events` ends with. AWS announced the end for 2022-03-31, let the APIs answer until March 2023, and took all
 * endpoints but three out of its lists on 2023-07-28; log files come up to 30 days late. The rest of the year is for good measure.
 */
export const lastSmsDelivery = "2023/12/31";

/** What the views read. */
export interface ViewOptions extends MigrationOptions {
  /**
   * Raw tables, one for each source of log files; the views are over all of them together.
   *
   * @default ["cloudtrail_logs"]
   */
  readonly rawTables?: readonly string[];

  /**
   * What `migration_events` reads, and the views over it: the log files, or the curated table.
   *
   * @default "raw"
   */
  readonly migrationEvents?: "raw" | "curated";
}

/** Text of a view. */
export function renderView(name: ViewName, options: ViewOptions = {}): string {
  if (name === "migration_events" && options.migrationEvents === "curated")
    return `SELECT\n${columnList(name)}\nFROM ${curatedNames.table}`;
  return withoutCommentLines(fillTemplate(withFragments(readSqlFile("views", name)), templateValues(name, options)));
}

/** Columns of a view, in order. */
export function viewColumns(
  name: ViewName,
  { migrationEvents }: Pick<ViewOptions, "migrationEvents"> = {},
): readonly ViewColumn[] {
  if (name === "cloudtrail_events") return cloudtrailEventColumns;
  const columns = name === "migration_event_servers" ? migrationEventServerColumns : migrationEventColumns;
  return migrationEvents === "curated" ? inMicroseconds(columns) : columns;
}

function templateValues(name: ViewName, options: ViewOptions): Record<string, string> {
  const names = (service: MigrationService, access?: Access) => sqlList(operationNames(service, access));
  return {
    sms_operations: names("sms"),
    sms_read_operations: names("sms", "read"),
    sms_write_operations: names("sms", "write"),
    mgn_operations: names("mgn"),
    mgn_read_operations: names("mgn", "read"),
    mgn_write_operations: names("mgn", "write"),
    mgn_roles: sqlList(migrationRoles.mgn),
    last_sms_delivery: lastSmsDelivery,
    scalar_ids: idPathsSql(),
    copy_order: copyOrder,
    raw_records: rawRecords(options, name === "migration_events" ? migrationPredicate(options) : undefined),
    ...(name === "migration_event_servers" ? serverListsSql() : { columns: columnList(name) }),
  };
}

function columnList(name: ViewName): string {
  return viewColumns(name)
    .map((column) => column.name)
    .join(",\n");
}

function rawRecords(options: ViewOptions, predicate?: string): string {
  const columns = [
    ...recordFields.map((field) => field.name.toLowerCase()),
    ...partitionColumns,
    '"$path" AS log_file',
  ];
  const where = predicate === undefined ? "" : `\n    WHERE ${predicate}`;
  return (options.rawTables ?? ["cloudtrail_logs"])
    .map((table) => `    SELECT ${columns.join(", ")}\n    FROM ${table}${where}`)
    .join("\n    UNION ALL\n");
}

/**
 * Which of several copies stays: that of the file whose name comes first. Copies within one file are the same in all that CloudTrail
 * writes; should they differ, the fields that questions ask about decide, not the order of reading. Every key costs the embedded
 * engine's sort, so these are not all fields.
 */
const copyOrder = [
  "log_file",
  "eventtime",
  "eventsource",
  "eventname",
  "requestid",
  "useridentity.type",
  "useridentity.principalid",
  "useridentity.arn",
  "useridentity.invokedby",
  "sourceipaddress",
  "errorcode",
  "errormessage",
  "requestparameters",
  "responseelements",
].join(", ");
