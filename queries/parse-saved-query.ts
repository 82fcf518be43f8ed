/** Reads a saved query's file: a header of comment lines, then one statement. */
import { parametersOf, placeholdersOf } from "./query-placeholders";
import type { QueryParameter } from "./query-parameter";
import { withFragments } from "./sql-files";
import { standardParameters } from "./standard-parameters";

/** A question with its SQL. */
export interface SavedQuery {
  /** Name of the file without `.sql`; snake_case, since prepared statements allow no hyphen. */
  readonly id: string;

  readonly title: string;

  /** The question that the query answers, as a person would ask it. */
  readonly question: string;

  /** Group in the console's list, put before the id. */
  readonly category: string;

  readonly parameters: readonly QueryParameter[];
  readonly columns: readonly { readonly name: string; readonly doc: string }[];

  /** The statement with its placeholders, fragments put in, without header and semicolon. */
  readonly sql: string;

  /** The file, as errors name it. */
  readonly file: string;
}

interface HeaderLine {
  readonly line: number;
  readonly key: string;
  readonly value: string;
}

const parameterTypes: readonly QueryParameter["type"][] = ["date", "accounts", "regions", "text", "integer"];

/**
 * Parses one file.
 *
 * @param file name in errors
 * @throws with `file:line: what is wrong` for a missing, repeated or unknown header line, a parameter that is declared but not
 * used or used but not declared, and a text without a statement
 */
export function parseSavedQuery(id: string, text: string, file: string): SavedQuery {
  const fail = (line: number, message: string): never => {
    throw new Error(`${file}:${line}: ${message}`);
  };
  if (!/^[a-z][a-z0-9_]*$/.test(id)) fail(1, `the name of the file must be snake_case, got: ${id}`);
  const lines = text.split("\n");
  const header: HeaderLine[] = [];
  for (const [index, line] of lines.entries()) {
    const match = /^-- ([a-z]+): *(.*?) *$/.exec(line);
    if (match === null) break;
    header.push({ line: index + 1, key: match[1] ?? "", value: match[2] ?? "" });
  }
  const bodyLine = header.length + 1;
  const body = lines.slice(header.length).join("\n");

  const one = (key: string): string => {
    const [found, again] = header.filter((entry) => entry.key === key);
    if (found === undefined) return fail(bodyLine, `the header has no line "-- ${key}: …"`);
    if (again !== undefined) fail(again.line, `"${key}" stands twice in the header`);
    return found.value === "" ? fail(found.line, `"${key}" is empty`) : found.value;
  };
  for (const entry of header) {
    if (!["title", "question", "category", "parameters", "parameter", "column"].includes(entry.key))
      fail(
        entry.line,
        `the header knows no "${entry.key}"; it has title, question, category, parameters, parameter, column`,
      );
  }

  const [title, question, category] = [one("title"), one("question"), one("category")];
  const parameters = header.flatMap((entry) => headerParameters(entry, (message) => fail(entry.line, message)));
  const columns = header
    .filter((entry) => entry.key === "column")
    .map((entry) => {
      const match = /^([a-z][a-z0-9_]*) \| (.+)$/.exec(entry.value);
      if (match === null) return fail(entry.line, `a column is "name | what it holds", got: ${entry.value}`);
      return { name: match[1] ?? "", doc: match[2] ?? "" };
    });
  if (columns.length === 0) fail(bodyLine, `the header has no line "-- column: name | what it holds"`);

  const sql = withFragments(body).trim();
  if (sql === "") fail(bodyLine, "there is no statement below the header");
  if (sql.endsWith(";")) fail(lines.length, "leave out the semicolon: the text is one statement");
  checkUse(parameters, sql, body, bodyLine, header, fail);
  return { id, title, question, category, parameters, columns, sql, file };
}

function headerParameters(entry: HeaderLine, fail: (message: string) => never): readonly QueryParameter[] {
  if (entry.key === "parameters") {
    return entry.value.split(/, */).map((name) => {
      const known = standardParameters.map((parameter) => parameter.name).join(", ");
      const parameter = standardParameters.find((candidate) => candidate.name === name);
      return parameter ?? fail(`"parameters" lists standard ones (${known}), got: ${name}`);
    });
  }
  if (entry.key !== "parameter") return [];
  const match = /^([a-z][a-z0-9_]*) ([a-z]+)(?: = (.+?))? \| (.+)$/.exec(entry.value);
  if (match === null) return fail(`a parameter is "name type [= default] | what it does", got: ${entry.value}`);
  const [, name = "", typeName = "", defaultText, doc = ""] = match;
  const type = parameterTypes.find((candidate) => candidate === typeName);
  if (type === undefined)
    return fail(`the type of a parameter is one of ${parameterTypes.join(", ")}, got: ${typeName}`);
  return [{ name, type, doc, ...(defaultText === undefined ? {} : { default: defaultText }) }];
}

function checkUse(
  parameters: readonly QueryParameter[],
  sql: string,
  body: string,
  bodyLine: number,
  header: readonly HeaderLine[],
  fail: (line: number, message: string) => never,
): void {
  const declared = new Set(parameters.map((parameter) => parameter.name));
  const used = new Set<string>();
  for (const { name: placeholder } of placeholdersOf(sql)) {
    for (const name of parametersOf(placeholder)) {
      used.add(name);
      if (declared.has(name)) continue;
      // one of a fragment's stands nowhere in the file
      const own = placeholdersOf(body).find((candidate) => candidate.name === placeholder);
      const line = own ? bodyLine + body.slice(0, own.offset).split("\n").length - 1 : bodyLine;
      fail(line, `the statement uses the parameter "${name}" that the header does not declare`);
    }
  }
  for (const name of declared) {
    if (used.has(name)) continue;
    const line = header.find((entry) => entry.key.startsWith("parameter") && entry.value.includes(name))?.line ?? 1;
    fail(line, `the header declares the parameter "${name}" that the statement does not use`);
  }
}
