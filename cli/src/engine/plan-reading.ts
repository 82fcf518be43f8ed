import type { DuckDBConnection } from "@duckdb/node-api";
import { migrationNeedles, migrationPredicate, type MigrationOptions } from "../../../queries/migration-predicate";
import type { LogFileToRead, ReadingPlan } from "../reader/read-log-file";
import { rawTable } from "./open-engine";
import { planningSettings, type ScanPlan, scanPlans } from "./scan-plan";

/** What has to be read so that statements get their true answers. */
export interface ReadingDecision {
  readonly plan: ReadingPlan;
  /** Whether anything is read from the logs at all. */
  readonly readsLogs: boolean;
  /** Whether a file can hold rows that a statement needs. */
  readonly needs: (file: LogFileToRead) => boolean;
}

/**
 * Decides what to read. Leaves out only what the engine's own plan proves to be filtered away: files whose partition fails
 * the conditions of every scan, records without a migration's marks when every scan asks for migrations, unused columns.
 */
export async function decideReading(
  connection: DuckDBConnection,
  statements: readonly string[],
  files: readonly LogFileToRead[],
  options: MigrationOptions = {},
): Promise<ReadingDecision> {
  await connection.run(planningSettings);
  try {
    const scans: ScanPlan[] = [];
    for (const sql of statements) {
      const found = await scanPlans(connection, sql);
      if (found === undefined) return { plan: {}, readsLogs: true, needs: () => true };
      scans.push(...found);
    }
    if (scans.length === 0) return { plan: {}, readsLogs: false, needs: () => false };
    const plan = (await allAskForMigrations(connection, scans, options))
      ? { needles: migrationNeedles(options) }
      : { columns: columnsOf(scans) };
    return { plan, readsLogs: true, needs: await fileTest(connection, scans, files) };
  } finally {
    await connection.run("RESET disabled_optimizers");
  }
}

/** Whether every scan has the migration predicate among its conditions: as the engine writes it in a plan of its own. */
async function allAskForMigrations(
  connection: DuckDBConnection,
  scans: readonly ScanPlan[],
  options: MigrationOptions,
): Promise<boolean> {
  const reference = await scanPlans(connection, `SELECT eventid FROM ${rawTable} WHERE ${migrationPredicate(options)}`);
  const conditions = [...(reference?.[0]?.conditions ?? [])];
  return conditions.length > 0 && scans.every((scan) => conditions.every((each) => scan.conditions.has(each)));
}

/** Even a question that counts rows alone needs one column to hold them. */
function columnsOf(scans: readonly ScanPlan[]): readonly string[] {
  return [...new Set(["log_account", ...scans.flatMap(({ columns }) => [...columns])])];
}

/** Lets the engine itself evaluate the conditions, over the partitions that the files' paths name. */
async function fileTest(
  connection: DuckDBConnection,
  scans: readonly ScanPlan[],
  files: readonly LogFileToRead[],
): Promise<(file: LogFileToRead) => boolean> {
  if (scans.some(({ partitions }) => partitions.length === 0)) return () => true;
  const key = (place: NonNullable<LogFileToRead["place"]>) => `${place.account} ${place.region} ${place.deliveryDate}`;
  const places = new Map(files.flatMap(({ place }) => (place === undefined ? [] : [[key(place), place] as const])));
  const condition = [...new Set(scans.map(({ partitions }) => `(${partitions.join(" AND ")})`))].join(" OR ");
  await connection.run(
    "CREATE TEMP TABLE file_partitions (log_account VARCHAR, log_region VARCHAR, delivery_date VARCHAR)",
  );
  const appender = await connection.createAppender("file_partitions");
  for (const place of places.values()) {
    appender.appendVarchar(place.account);
    appender.appendVarchar(place.region);
    appender.appendVarchar(place.deliveryDate);
    appender.endRow();
  }
  appender.closeSync();
  try {
    const kept = await connection.runAndReadAll(
      `SELECT log_account || ' ' || log_region || ' ' || delivery_date FROM file_partitions WHERE ${condition}`,
    );
    const keys = new Set(kept.getRowsJS().map(([text]) => String(text)));
    return ({ place }) => place === undefined || keys.has(key(place));
  } catch {
    // a condition that fails here (a cast of what is no number) may still be right over the rows: nothing is left out
    return () => true;
  } finally {
    await connection.run("DROP TABLE file_partitions");
  }
}
