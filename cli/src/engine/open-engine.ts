import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { partitionColumns, recordFields } from "../../../queries/record-schema";
import { duckdbType } from "../../../queries/render-types";
import type { MigrationOptions } from "../../../queries/migration-predicate";
import { renderView, type ViewName, viewNames } from "../../../queries/views";
import type { RowsFile } from "../reader/reader-messages";

/** The table that every view reads, as it is named in Athena. */
export const rawTable = "cloudtrail_logs";

/** What the engine may hold; with the readers' and Node's own this stays below 512 MB, however long the logs. */
const memoryLimit = "180MB";

/** Where rows are when not all columns are. */
const storedTable = "stored_rows";

/** The embedded engine with an empty raw table and the views over it. */
export interface Engine {
  readonly connection: DuckDBConnection;
  /** Keeps room for these columns alone, before rows are loaded: the raw table has NULL in all others. */
  narrow(columns: readonly string[]): Promise<void>;
  /** Puts rows into the raw table and removes their file. */
  load(rows: RowsFile): Promise<void>;
  /** Ends loading: the engine then works on all threads. Before, it leaves them to the readers, and its buffers are few. */
  loaded(): Promise<void>;
  /** Another connection to the same tables, for questions that are asked at the same time. */
  connect(): Promise<DuckDBConnection>;
  /** Works the rows of views out once, for several questions: the views then read what is kept. */
  keepViews(views: readonly ViewName[]): Promise<void>;
  close(): void;
}

/**
 * Opens the engine.
 *
 * @param folder for its database file and what does not fit into memory
 * @param views which views to make; each costs as much as a thousand log files
 */
export async function openEngine(
  folder: string,
  threads: number,
  views: readonly ViewName[] = viewNames,
  options: MigrationOptions = {},
): Promise<Engine> {
  const instance = await DuckDBInstance.create(join(folder, "logs.duckdb"), {
    threads: String(threads),
    memory_limit: memoryLimit,
    temp_directory: folder,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const prelude = readFileSync(preludeFile(), "utf8");
  const connection = await instance.connect();
  const connections = [connection];
  await connection.run(prelude);
  // the order of rows is a query's business, and keeping it costs memory
  await connection.run(
    `SET preserve_insertion_order = false; SET threads = 1; PRAGMA disable_checkpoint_on_shutdown; ${createTable(rawTable)}; ${createViews(views, options)}`,
  );
  let kept: ReadonlySet<string> | undefined;
  return {
    connection,
    narrow: async (columns) => {
      kept = new Set(columns);
      await connection.run(`DROP TABLE ${rawTable}; ${createTable(storedTable, kept)}; ${createRawView(kept)}`);
    },
    load: async (rows) => {
      await connection.run(insertRows(kept === undefined ? rawTable : storedTable, rows, kept));
      rmSync(rows.path);
    },
    loaded: async () => {
      await connection.run(`SET threads = ${threads}`);
    },
    connect: async () => {
      const another = await instance.connect();
      connections.push(another);
      await another.run(settingsOf(prelude));
      return another;
    },
    keepViews: async (views) => {
      await connection.run("ATTACH ':memory:' AS kept");
      for (const name of views) {
        const keep = `CREATE TABLE kept.${name} AS SELECT * FROM ${name}`;
        await connection.run(`${keep}; CREATE OR REPLACE VIEW ${name} AS SELECT * FROM kept.${name}`);
      }
    },
    close: () => {
      for (const each of connections) each.closeSync();
      instance.closeSync();
    },
  };
}

/** Columns of the raw table and their types, in order. */
export function rawColumns(): readonly (readonly [name: string, type: string])[] {
  return [
    ...recordFields.map(({ name, type }) => [name.toLowerCase(), duckdbType(type)] as const),
    ...partitionColumns.map((name) => [name, "VARCHAR"] as const),
    ["$path", "VARCHAR"],
  ];
}

/** The part of the prelude that each connection needs for itself; functions are the database's. */
function settingsOf(prelude: string): string {
  return prelude
    .split("\n")
    .filter((line) => line.startsWith("SET "))
    .join("\n");
}

function createTable(name: string, kept?: ReadonlySet<string>): string {
  return `CREATE TABLE ${name} (${columnsToStore(kept)
    .map(([column, type]) => `"${column}" ${type}`)
    .join(", ")})`;
}

/** The raw table as a view over the columns that are stored. */
function createRawView(kept: ReadonlySet<string>): string {
  const columns = rawColumns().map(([name, type]) =>
    kept.has(name) ? `"${name}"` : `CAST(NULL AS ${type}) AS "${name}"`,
  );
  return `CREATE VIEW ${rawTable} AS SELECT ${columns.join(", ")} FROM ${storedTable}`;
}

function columnsToStore(kept: ReadonlySet<string> | undefined) {
  return rawColumns().filter(([name]) => kept?.has(name) ?? true);
}

function createViews(views: readonly ViewName[], options: MigrationOptions): string {
  return views.map((name) => `CREATE VIEW ${name} AS ${renderView(name, options)}`).join(";\n");
}

function insertRows(table: string, { path, longest }: RowsFile, kept: ReadonlySet<string> | undefined): string {
  const columns = columnsToStore(kept).map(([name, type]) => `'${name}': '${type}'`);
  const size = Math.max(1 << 21, longest + 1024);
  return `INSERT INTO ${table} SELECT * FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited',
    maximum_object_size = ${size}, columns = {${columns.join(", ")}})`;
}

/** Beside this file in the source; beside the bundle when built. */
function preludeFile(): string {
  return join(__dirname, "prelude.sql");
}
