import {
  DuckDBArrayValue,
  DuckDBDateValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";

/** A value as JSON text: numbers with all their digits, times as `2018-09-04T16:34:49Z`. */
export function jsonText(value: DuckDBValue): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : JSON.stringify(String(value));
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) {
    return `[${value.items.map(jsonText).join(",")}]`;
  }
  if (value instanceof DuckDBStructValue) {
    return objectText(Object.entries(value.entries));
  }
  if (value instanceof DuckDBMapValue) {
    return objectText(value.entries.map(({ key, value: item }) => [plainText(key), item] as const));
  }
  return JSON.stringify(plainText(value));
}

/** A value as plain text, for tables and CSV; NULL is empty. */
export function plainText(value: DuckDBValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (isTime(value)) return timeText(value.toString());
  if (value instanceof DuckDBDateValue) return value.toString();
  if (
    value instanceof DuckDBListValue ||
    value instanceof DuckDBArrayValue ||
    value instanceof DuckDBStructValue ||
    value instanceof DuckDBMapValue
  ) {
    return jsonText(value);
  }
  return String(value);
}

function isTime(value: object | number | bigint | boolean): boolean {
  return (
    value instanceof DuckDBTimestampValue ||
    value instanceof DuckDBTimestampTZValue ||
    value instanceof DuckDBTimestampSecondsValue ||
    value instanceof DuckDBTimestampMillisecondsValue ||
    value instanceof DuckDBTimestampNanosecondsValue
  );
}

/** `2018-09-04 16:34:49.5` → `2018-09-04T16:34:49.5Z`: the session's time zone is UTC. Infinite times stay words. */
function timeText(text: string): string {
  const match = /^(\S+) (\d\d:\d\d:\d\d(?:\.\d+?)?)(?:\.?0*)(?:[+-]00(?::?00)?)?$/.exec(text);
  return match === null ? text : `${match[1]}T${match[2]}Z`;
}

function objectText(entries: readonly (readonly [string, DuckDBValue])[]): string {
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(",")}}`;
}
