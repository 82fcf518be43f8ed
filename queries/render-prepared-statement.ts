/** Renders a saved query as a prepared statement: the same text, with `?` where a value stands. */
import { replacePlaceholders } from "./query-placeholders";
import { lateDeliveryDays } from "./delivery-range";
import type { SavedQuery } from "./saved-queries";
import { withoutCommentLines } from "./sql-text";

/** A prepared statement, and what its `?` stand for. */
export interface PreparedStatement {
  readonly sql: string;

  /** One for each `?`, in order. A value that is needed in several places is given as often. */
  readonly parameters: readonly PreparedParameter[];
}

/** What one `?` takes. Athena puts values in as SQL literals: texts and days in single quotes, whole numbers bare. */
export interface PreparedParameter {
  readonly name: string;

  /** `day`: yyyy-MM-dd in quotes. */
  readonly type: "day" | "text" | "integer";

  /** A value that narrows nothing. */
  readonly widest?: string;
}

/** How a prepared statement chooses accounts. */
export interface PreparedStatementOptions {
  /**
   * `range`: from one account id to another, for a list has no fixed number of `?`. `one`: exactly one, as tables with injected
   * accounts need.
   *
   * @default "range"
   */
  readonly accounts?: "range" | "one";
}

/** Values that stand in front of, and behind, every account id and Region name, and every day with records. */
const widest: Readonly<Record<string, string>> = {
  from: "'2016-11-14'",
  to: "'9999-11-30'",
  account_from: "''",
  account_to: "'~'",
  region_from: "''",
  region_to: "'~'",
};

/**
 * Text and parameters of the prepared statement.
 *
 * Every `?` stands beside a partition column or a plain column, within functions of nothing else: those are worked out before the
 * tables are planned, so partitions are pruned as for literals. A `?` in a table of parameters, joined later, would prune nothing.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html
 */
export function renderPreparedStatement(query: SavedQuery, options: PreparedStatementOptions = {}): PreparedStatement {
  const parameters: PreparedParameter[] = [];
  const next = (name: string, type: PreparedParameter["type"]): string => {
    const value = widest[name] ?? ownDefault(query, name);
    parameters.push({ name, type, ...(value === undefined ? {} : { widest: value }) });
    return "?";
  };
  const day = (name: string) => `CAST(${next(name, "day")} AS date)`;
  const sql = replacePlaceholders(withoutCommentLines(query.sql), (name, column = "") => {
    switch (name) {
      case "delivery_range":
        return `${column} BETWEEN replace(${next("from", "day")}, '-', '/') AND date_format(date_add('day', ${lateDeliveryDays}, ${day("to")}), '%Y/%m/%d')`;
      case "event_range":
        return `${column} >= ${day("from")} AND ${column} < date_add('day', 1, ${day("to")})`;
      case "accounts":
        return options.accounts === "one"
          ? `${column} = ${next("account", "text")}`
          : `${column} BETWEEN ${next("account_from", "text")} AND ${next("account_to", "text")}`;
      case "regions":
        return `${column} BETWEEN ${next("region_from", "text")} AND ${next("region_to", "text")}`;
      case "first_day":
        return day("from");
      case "last_day":
        return day("to");
      default:
        return ownParameter(query, name, next, day);
    }
  });
  return { sql, parameters };
}

/** A prepared statement as a workgroup keeps it: its description names the values in their order. */
export function preparedStatementText(
  query: SavedQuery,
  options: PreparedStatementOptions = {},
): { readonly description: string; readonly sql: string } {
  const { sql, parameters } = renderPreparedStatement(query, options);
  return { description: `${query.question} Values: ${parameters.map(({ name }) => name).join(", ")}`, sql };
}

function ownParameter(
  query: SavedQuery,
  name: string,
  next: (name: string, type: PreparedParameter["type"]) => string,
  day: (name: string) => string,
): string {
  const type = query.parameters.find((parameter) => parameter.name === name)?.type;
  if (type === "date") return day(name);
  return next(name, type === "integer" ? "integer" : "text");
}

function ownDefault(query: SavedQuery, name: string): string | undefined {
  const parameter = query.parameters.find((candidate) => candidate.name === name);
  if (parameter?.default === undefined) return undefined;
  return parameter.type === "integer" ? parameter.default : `'${parameter.default.replaceAll("'", "''")}'`;
}
