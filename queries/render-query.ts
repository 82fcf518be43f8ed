/** Renders a saved query with its values as literals: the text of a named query and of a local statement alike. */
import { dayAfter, deliveryRange, openEnd } from "./delivery-range";
import { argumentError, checkArguments, isDay, type CheckedArguments, type QueryArguments } from "./query-arguments";
import { replacePlaceholders } from "./query-placeholders";
import type { SavedQuery } from "./saved-queries";
import { sqlList, sqlLiteral } from "./sql-text";
import { outsideTables, type TableRange } from "./table-range";

export type { QueryArguments } from "./query-arguments";

/**
 * Text of a query, without semicolon.
 *
 * @param tables what the tables have: its first day begins the range where `from` is not given, else the first day that CloudTrail
 * recorded SMS, 2016-11-14
 * @throws an error named `QueryArgumentError` for an unknown parameter, a value of the wrong type, or a range that the tables have nothing of
 */
export function renderQuery(query: SavedQuery, args: QueryArguments = {}, tables: TableRange = {}): string {
  for (const name of ["firstDay", "lastDay"] as const) {
    if (tables[name] !== undefined && !isDay(tables[name]))
      throw argumentError(`"${name}" must be a day that exists, yyyy-MM-dd, got: ${JSON.stringify(tables[name])}`);
  }
  const checked = checkArguments(query, args);
  const outside = outsideTables(tables, Object.fromEntries(checked));
  if (outside !== undefined) throw argumentError(`${query.id}: ${outside}`);
  return replacePlaceholders(query.sql, (name, column) => literalFor(query, checked, tables, name, column));
}

function literalFor(
  query: SavedQuery,
  checked: CheckedArguments,
  tables: TableRange,
  name: string,
  column = "",
): string {
  const given = (parameter: string) => checked.get(parameter);
  const from = String(given("from") ?? tables.firstDay ?? defaultOf(query, "from") ?? "1970-01-01");
  const to = String(given("to") ?? openEnd);
  switch (name) {
    case "delivery_range": {
      const { first, last } = deliveryRange(from, to);
      return `${column} BETWEEN ${sqlLiteral(first)} AND ${sqlLiteral(last)}`;
    }
    case "event_range":
      return `${column} >= TIMESTAMP '${from} 00:00:00' AND ${column} < TIMESTAMP '${dayAfter(to, 1)} 00:00:00'`;
    case "accounts":
    case "regions":
      return partitionCondition(column, given(name));
    case "first_day":
      return dayOrNull(given("from"));
    case "last_day":
      return dayOrNull(given("to"));
    default:
      return ownLiteral(query, name, given(name) ?? defaultOf(query, name));
  }
}

/** One value, a list of them, or a condition that every partition meets: the column is named each time, and nothing is pruned away. */
function partitionCondition(column: string, values: string | readonly string[] | undefined): string {
  if (values === undefined) return `${column} >= ''`;
  const list = [values].flat();
  return list.length === 1 ? `${column} = ${sqlList(list)}` : `${column} IN (${sqlList(list)})`;
}

function ownLiteral(query: SavedQuery, name: string, value: string | readonly string[] | undefined): string {
  const type = query.parameters.find((parameter) => parameter.name === name)?.type;
  if (value === undefined) throw argumentError(`${query.id} needs a value for "${name}"`);
  if (type === "integer") return String(value);
  return type === "date" ? `DATE ${sqlLiteral(String(value))}` : sqlList([value].flat());
}

function defaultOf(query: SavedQuery, name: string): string | undefined {
  return query.parameters.find((parameter) => parameter.name === name)?.default;
}

function dayOrNull(day: string | readonly string[] | undefined): string {
  return day === undefined ? "CAST(NULL AS date)" : `DATE ${sqlLiteral(String(day))}`;
}
