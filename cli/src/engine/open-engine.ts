import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { partitionColumns, recordFields } from "../../../queries/record-schema";
import { duckdbType } from "../../../queries/render-types";
import { renderView, type ViewName, viewNames } from "../../../queries/views";
import type { RowsFile } from "../reader/reader-messages";

/** The table that every view reads, as it is named in Athena. */
export const rawTable = "cloudtrail_logs";

/** The embedded engine with an empty raw table and the views over it. */
export interface Engine {
  readonly connection: DuckDBConnection;
  /** Puts rows into the raw table and removes their file. */
  load(rows: RowsFile): Promise<void>;
  /** Works the rows of views out once, for several questions; the tables that hold them go before views of their name. */
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
): Promise<Engine> {
  const instance = await DuckDBInstance.create(join(folder, "logs.duckdb"), {
    threads: String(threads),
    memory_limit: "200MB",
    temp_directory: folder,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  await connection.run(readFileSync(preludeFile(), "utf8"));
  // the order of rows is a query's business, and keeping it costs memory
  await connection.run(
    `SET preserve_insertion_order = false; PRAGMA disable_checkpoint_on_shutdown; ${createTable()}; ${createViews(views)}`,
  );
  return {
    connection,
    load: async (rows) => {
      await connection.run(insertRows(rows));
      rmSync(rows.path);
    },
    keepViews: async (kept) => {
      for (const name of kept) await connection.run(`CREATE TEMP TABLE ${name} AS SELECT * FROM ${name}`);
    },
    close: () => {
      connection.closeSync();
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

function createTable(): string {
  return `CREATE TABLE ${rawTable} (${rawColumns()
    .map(([name, type]) => `"${name}" ${type}`)
    .join(", ")})`;
}

function createViews(views: readonly ViewName[]): string {
  return views.map((name) => `CREATE VIEW ${name} AS ${renderView(name)}`).join(";\n");
}

function insertRows({ path, longest }: RowsFile): string {
  const columns = rawColumns()
    .map(([name, type]) => `'${name}': '${type}'`)
    .join(", ");
  // the engine's buffers are twice this size, for each thread
  const size = Math.max(1 << 21, longest + 1024);
  return `INSERT INTO ${rawTable} SELECT * FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited',
    maximum_object_size = ${size}, columns = {${columns}})`;
}

/** Beside this file in the source; beside the bundle when built. */
function preludeFile(): string {
  return join(__dirname, "prelude.sql");
}
