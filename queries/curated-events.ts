/**
 * The curated table: `migration_events`, kept in Parquet by Iceberg, so that a question reads kilobytes where the log files would be
 * megabytes. Pure texts: Athena runs them, and the tests run the same MERGE in a Trino.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg.html
 */
import { isDay } from "./query-arguments";
import { fillTemplate, readSqlFile } from "./sql-files";
import { sqlList, withoutCommentLines } from "./sql-text";
import { migrationEventColumns, type ViewColumn } from "./view-columns";

/** A column of the curated table; the types are Trino's. */
export interface CuratedColumn extends ViewColumn {
  readonly type: Exclude<ViewColumn["type"], "timestamp(3)">;
}

/** Names in the database: the table, and the view that it is filled from. */
export const curatedNames = { table: "migration_events_curated", source: "migration_events_raw" } as const;

/** Columns of the table: those of `migration_events`, and what a row is found again by. Iceberg knows times to the microsecond only. */
export const curatedColumns: readonly CuratedColumn[] = [
  {
    name: "record_key",
    type: "varchar",
    doc: "What makes a row one of its kind in an account and Region: the event id, or the record's place in its file",
  },
  ...inMicroseconds(migrationEventColumns),
];

/** Columns as Iceberg keeps them. */
export function inMicroseconds(columns: readonly ViewColumn[]): CuratedColumn[] {
  return columns.map(({ name, type, doc }) => ({ name, type: type === "timestamp(3)" ? "timestamp(6)" : type, doc }));
}

const athenaTypes: Readonly<Record<CuratedColumn["type"], string>> = {
  varchar: "string",
  boolean: "boolean",
  "timestamp(6)": "timestamp",
};

/** Makes the table where there is none. `location` is a folder, `s3://bucket/folder/`: Athena removes old files in folders only. */
export function renderCuratedTable(location: string): string {
  if (!/^s3:\/\/[^/'\s]+\/[^'\s]+\/$/.test(location))
    throw new Error(`location must be a folder, s3://bucket/folder/, got: '${location}'`);
  const columns = curatedColumns.map(({ name, type }) => `  ${name} ${athenaTypes[type]}`).join(",\n");
  return render("create", { columns, location });
}

/** Delivery dates to fill the table from, yyyy-MM-dd, both inclusive. */
export interface CuratedRange {
  readonly first: string;
  readonly last: string;
}

/** Whose records are merged. */
export interface CuratedMergeOptions {
  /**
   * Accounts whose log files are read, for tables that refuse a question that names none.
   *
   * @default - all of the tables
   */
  readonly accountIds?: readonly string[];
}

/** The MERGE with its delivery dates still open: `{{first}}` and `{{last}}`, yyyy/MM/dd. */
export function curatedMergeTemplate(options: CuratedMergeOptions = {}): string {
  return renderMerge("{{first}}", "{{last}}", options);
}

/**
 * The MERGE of some delivery dates.
 *
 * @throws when a date is none, or the first is after the last
 */
export function renderCuratedMerge({ first, last }: CuratedRange, options: CuratedMergeOptions = {}): string {
  for (const day of [first, last]) {
    if (!isDay(day)) throw new Error(`a delivery date must be a day that exists, yyyy-MM-dd, got: '${day}'`);
  }
  if (first > last) throw new Error(`the first delivery date must not be after the last, got: ${first} and ${last}`);
  return renderMerge(first.replaceAll("-", "/"), last.replaceAll("-", "/"), options);
}

function renderMerge(first: string, last: string, { accountIds }: CuratedMergeOptions): string {
  const names = curatedColumns.map(({ name }) => name);
  return render("merge", {
    first,
    last,
    source: curatedNames.source,
    accounts: accountIds === undefined ? "log_account >= ''" : `log_account IN (${sqlList(accountIds)})`,
    columns: names.map((name) => `  ${name}`).join(",\n"),
    updates: curatedColumns.map((column) => `  ${column.name} = ${foundValue(column)}`).join(",\n"),
    values: curatedColumns.map((column) => `  ${foundValue(column)}`).join(",\n"),
  });
}

function foundValue({ name, type }: CuratedColumn): string {
  return type === "timestamp(6)" ? `CAST(found.${name} AS timestamp(6))` : `found.${name}`;
}

/** Puts small files together, and rows in place of the marks of those that were replaced. */
export function renderCuratedOptimize(): string {
  return `OPTIMIZE ${curatedNames.table} REWRITE DATA USING BIN_PACK`;
}

/** Removes files that no state of the last week needs. */
export function renderCuratedVacuum(): string {
  return `VACUUM ${curatedNames.table}`;
}

function render(file: "create" | "merge", values: Readonly<Record<string, string>>): string {
  return withoutCommentLines(fillTemplate(readSqlFile("curated", file), { table: curatedNames.table, ...values }));
}
