/** The schema's types in the words of each engine. Struct members are lower case everywhere, so that one SQL text fits all. */
import { recordFields, type RecordField, type RecordType } from "./record-schema";

/** One column of a Glue table. */
export interface GlueColumn {
  readonly name: string;
  readonly type: string;
  readonly comment: string;
}

function members(
  fields: readonly RecordField[],
  render: (name: string, type: RecordType) => string,
  separator: string,
) {
  return fields.map((field) => render(field.name.toLowerCase(), field.type)).join(separator);
}

/** Hive type, for Glue: `struct<type:string,…>`. */
export function hiveType(type: RecordType): string {
  if (typeof type === "string") return "string";
  if ("array" in type) return `array<${hiveType(type.array)}>`;
  if ("map" in type) return `map<string,${hiveType(type.map)}>`;
  return `struct<${members(type.struct, (name, member) => `${name}:${hiveType(member)}`, ",")}>`;
}

/** Trino type, for Athena's view columns and a Trino table: `row("type" varchar, …)`. */
export function trinoType(type: RecordType): string {
  if (typeof type === "string") return "varchar";
  if ("array" in type) return `array(${trinoType(type.array)})`;
  if ("map" in type) return `map(varchar, ${trinoType(type.map)})`;
  return `row(${members(type.struct, (name, member) => `"${name}" ${trinoType(member)}`, ", ")})`;
}

/** DuckDB type, for the embedded engine: `STRUCT("type" VARCHAR, …)`. */
export function duckdbType(type: RecordType): string {
  if (typeof type === "string") return "VARCHAR";
  if ("array" in type) return `${duckdbType(type.array)}[]`;
  if ("map" in type) return `MAP(VARCHAR, ${duckdbType(type.map)})`;
  return `STRUCT(${members(type.struct, (name, member) => `"${name}" ${duckdbType(member)}`, ", ")})`;
}

/** Columns of a table over records in Glue, without the partition columns: lower-case names, Hive types. */
export function glueColumns(fields: readonly RecordField[] = recordFields): GlueColumn[] {
  return fields.map((field) => ({
    name: field.name.toLowerCase(),
    type: hiveType(field.type),
    comment: field.doc,
  }));
}
