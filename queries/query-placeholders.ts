import { mapSqlCode } from "./sql-text";

/**
 * Places where a parameter stands in a saved query's text. Those over a column are whole conditions, so that one text can be
 * rendered with literals (`log_account IN ('…')`) and later as a prepared statement (`log_account BETWEEN ? AND ?`):
 * `:delivery_range(column)`, `:event_range(column)`, `:accounts(column)`, `:regions(column)`. `:first_day` and `:last_day` are
 * the range that the caller asked for, NULL where it is open. `:name` of any other parameter is one literal.
 */
export interface Placeholder {
  readonly name: string;
  readonly column?: string;

  /** Offset in the text. */
  readonly offset: number;
}

const pattern = /(?<![:\w]):([a-z_]+)(?:\(([a-z_.]+)\))?/g;

/** Parameters that a placeholder stands for. */
export function parametersOf(placeholder: string): readonly string[] {
  if (placeholder === "delivery_range" || placeholder === "event_range") return ["from", "to"];
  if (placeholder === "first_day") return ["from"];
  if (placeholder === "last_day") return ["to"];
  return [placeholder];
}

/** All placeholders of a text outside strings and comments. */
export function placeholdersOf(sql: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  mapSqlCode(sql, (code, start) => {
    for (const match of code.matchAll(pattern)) {
      const [, name = "", column] = match;
      found.push({ name, offset: start + match.index, ...(column === undefined ? {} : { column }) });
    }
    return code;
  });
  return found;
}

/** Puts a rendering in place of each placeholder. */
export function replacePlaceholders(sql: string, render: (name: string, column?: string) => string): string {
  return mapSqlCode(sql, (code) =>
    code.replaceAll(pattern, (_whole, name: string, column?: string) => render(name, column)),
  );
}
