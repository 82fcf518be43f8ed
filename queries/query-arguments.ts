/** Checks what a caller gives a saved query. */
import type { SavedQuery } from "./parse-saved-query";
import type { QueryParameter } from "./query-parameter";

/** Values by parameter name. Undefined and empty lists count as not given. */
export interface QueryArguments {
  /** First day of event time, yyyy-MM-dd. */
  readonly from?: string;

  /** Last day of event time, inclusive, yyyy-MM-dd. */
  readonly to?: string;

  /** Accounts whose log files are read. */
  readonly accounts?: readonly string[];

  /** Regions whose log files are read. */
  readonly regions?: readonly string[];

  readonly [parameter: string]: string | number | readonly string[] | undefined;
}

/** Values that were checked: texts and lists of texts, only those that were given. */
export type CheckedArguments = ReadonlyMap<string, string | readonly string[]>;

/**
 * Checks names and values.
 *
 * @throws an error named `QueryArgumentError` that says the query, the parameter, the rule and what was got
 */
export function checkArguments(query: SavedQuery, given: QueryArguments): CheckedArguments {
  const checked = new Map<string, string | readonly string[]>();
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const parameter = query.parameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) {
      const known = query.parameters.map((candidate) => candidate.name).join(", ");
      throw argumentError(`${query.id} has no parameter "${name}"; it has: ${known === "" ? "none" : known}`);
    }
    checked.set(name, checkValue(query, parameter, value));
  }
  const [from, to] = [checked.get("from"), checked.get("to")];
  if (from !== undefined && to !== undefined && from > to)
    throw argumentError(`${query.id}: "from" must not be after "to", got: ${String(from)} and ${String(to)}`);
  return checked;
}

/** An error about a caller's argument; `name` tells it from failures of ours. */
export function argumentError(message: string): Error {
  const error = new Error(message);
  error.name = "QueryArgumentError";
  return error;
}

/** Whether a text is a day that exists, yyyy-MM-dd. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function checkValue(query: SavedQuery, parameter: QueryParameter, value: unknown): string | readonly string[] {
  const refuse = (rule: string): never => {
    throw argumentError(`${query.id}: "${parameter.name}" must be ${rule}, got: ${JSON.stringify(value)}`);
  };
  const texts = (rule: string, valid: RegExp): readonly string[] => {
    const list: readonly unknown[] = typeof value === "string" ? [value] : Array.isArray(value) ? value : refuse(rule);
    return list.map((item) => (typeof item === "string" && valid.test(item) ? item : refuse(rule)));
  };
  switch (parameter.type) {
    case "date":
      return typeof value === "string" && isDay(value) ? value : refuse("a day that exists, yyyy-MM-dd");
    case "accounts":
      return texts("account ids, 12 digits each", /^[0-9A-Za-z]{10,14}$/);
    case "regions":
      return texts("Region names such as eu-west-1", /^[a-z]{2,5}(-[a-z]+){1,3}-[0-9]{1,2}$/);
    case "integer":
      return /^-?[0-9]{1,18}$/.test(String(value)) ? String(value) : refuse("a whole number");
    case "text":
      return typeof value === "string" && !value.includes("\0") ? value : refuse("a text");
  }
}
