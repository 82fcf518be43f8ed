import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { partitionColumns, recordFields } from "../../../queries/record-schema";
import { duckdbType } from "../../../queries/render-types";
import { renderView, viewNames, type ViewOptions } from "../../../queries/views";
import { rawRow, type Delivery } from "./raw-row";

const prelude = readFileSync(join(__dirname, "../../../cli/src/engine/prelude.sql"), "utf8");

/** An embedded engine with the raw table and the views of this project. */
export interface Engine {
  /** Puts records, as JSON text, into the raw table. */
  insert(deliveries: readonly Delivery[], table?: string): Promise<void>;

  /** Rows of a statement, values as JSON would have them. */
  rows(sql: string): Promise<Record<string, unknown>[]>;

  close(): void;
}

/** Opens an engine in memory. */
export async function openEngine(options: ViewOptions = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run(prelude);
  for (const table of options.rawTables ?? ["cloudtrail_logs"]) await connection.run(createTable(table));
  for (const view of viewNames) await connection.run(`CREATE VIEW ${view} AS ${renderView(view, options)}`);
  return {
    insert: (deliveries, table = "cloudtrail_logs") => insert(connection, deliveries, table),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function columns(): readonly string[] {
  return [
    ...recordFields.map((field) => `"${field.name.toLowerCase()}" ${duckdbType(field.type)}`),
    ...partitionColumns.map((name) => `${name} VARCHAR`),
    '"$path" VARCHAR',
  ];
}

function createTable(table: string): string {
  return `CREATE TABLE ${table} (${columns().join(", ")})`;
}

async function insert(connection: DuckDBConnection, deliveries: readonly Delivery[], table: string): Promise<void> {
  if (deliveries.length === 0) return;
  const structure = columns().map((column) => {
    const [, name = "", type = ""] = /^"?([^" ]+)"? (.*)$/.exec(column) ?? [];
    return `${JSON.stringify(name)}: ${JSON.stringify(type)}`;
  });
  const rows = `[${deliveries.map(rawRow).join(",")}]`;
  const names = columns().map((column) => `"${/^"?([^" ]+)"?/.exec(column)?.[1] ?? ""}"`);
  await connection.run(
    `INSERT INTO ${table} SELECT ${names.map((name) => `r.${name}`).join(", ")}
     FROM (SELECT unnest(from_json($1::JSON, $2)) AS r)`,
    [rows, `[{${structure.join(", ")}}]`],
  );
}
