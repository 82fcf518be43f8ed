/** Renders a saved query with its values as literals: the text of a named query and of a local statement alike. */
import { dayAfter, deliveryRange, openEnd } from "./delivery-range";
import { argumentError, checkArguments, isDay, type CheckedArguments, type QueryArguments } from "./query-arguments";
import { replacePlaceholders } from "./query-placeholders";
import type { SavedQuery } from "./saved-queries";
import { sqlList, sqlLiteral } from "./sql-text";

export type { QueryArguments } from "./query-arguments";

/** What stands for values that nobody gave. */
export interface QueryDefaults {
  /**
   * First day of event time when `from` is not given.
   *
   * @default "2016-11-14", the first day that CloudTrail recorded SMS
   */
  readonly firstDay?: string;
}

/**
 * Text of a query, without semicolon.
 *
 * @throws an error named `QueryArgumentError` for an unknown parameter or a value of the wrong type
 */
export function renderQuery(query: SavedQuery, args: QueryArguments = {}, defaults: QueryDefaults = {}): string {
  const { firstDay } = defaults;
  if (firstDay !== undefined && !isDay(firstDay))
    throw argumentError(`"firstDay" must be a day that exists, yyyy-MM-dd, got: ${JSON.stringify(firstDay)}`);
  const checked = checkArguments(query, args);
  return replacePlaceholders(query.sql, (name, column) => literalFor(query, checked, defaults, name, column));
}

function literalFor(
  query: SavedQuery,
  checked: CheckedArguments,
  defaults: QueryDefaults,
  name: string,
  column = "",
): string {
  const given = (parameter: string) => checked.get(parameter);
  const from = String(given("from") ?? defaults.firstDay ?? defaultOf(query, "from") ?? "1970-01-01");
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

/** A list of values, or a condition that every partition meets: the column is named either way, and nothing is pruned away. */
function partitionCondition(column: string, values: string | readonly string[] | undefined): string {
  return values === undefined ? `${column} >= ''` : `${column} IN (${sqlList([values].flat())})`;
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
