import { recordFields, type RecordField, type RecordType } from "../../../queries/record-schema";

/** One record as it was delivered: the JSON text, and where its log file lay. */
export interface Delivery {
  readonly record: string;
  readonly account?: string;
  readonly region?: string;
  /** yyyy/MM/dd */
  readonly day?: string;
  readonly file?: string;
}

/** JSON text of the raw table's row: lower-case names, scalars as text, the four stringified fields as text. */
export function rawRow(delivery: Delivery): string {
  const record = JSON.parse(delivery.record) as Record<string, unknown>;
  const row = structRow(recordFields, record);
  return JSON.stringify({
    ...row,
    log_account: delivery.account ?? "111122223333",
    log_region: delivery.region ?? "us-east-1",
    delivery_date: delivery.day ?? "2018/09/04",
    $path: delivery.file ?? "s3://bucket/file.json.gz",
  });
}

function structRow(fields: readonly RecordField[], value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name.toLowerCase(), cell(field.type, value[field.name])]));
}

function cell(type: RecordType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof type === "string") return typeof value === "string" ? value : JSON.stringify(value);
  if ("array" in type) return Array.isArray(value) ? value.map((item) => cell(type.array, item)) : null;
  if (typeof value !== "object" || Array.isArray(value)) return null;
  const members = value as Record<string, unknown>;
  if ("map" in type)
    return Object.fromEntries(Object.entries(members).map(([key, item]) => [key, cell(type.map, item)]));
  return structRow(type.struct, members);
}
