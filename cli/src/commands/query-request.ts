import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readOwnQuery } from "../../../queries/own-queries";
import { isDay, type QueryArguments } from "../../../queries/query-arguments";
import { renderQuery } from "../../../queries/render-query";
import { savedQueries, type SavedQuery } from "../../../queries/saved-queries";
import { unknownWord } from "../nearest";
import { type Format, formats, type Question } from "../output/answer-writer";
import { UsageError } from "../usage-error";
import { type Deployment, deploymentOf, savedQueryFiles } from "./deployment";
import { parameterValues } from "./own-parameters";

/** What `sms-trail query` was asked. */
export interface QueryRequest {
  /** Folder of the log files; `undefined` when only the text of the questions is wanted. */
  readonly logs?: string;
  readonly statements: readonly Statement[];
  readonly format: Format;
  /** The deployment whose answers are wanted. */
  readonly deployment: Deployment;
  /** Whether saved queries are asked for all days, accounts and Regions. */
  readonly wholeRange: boolean;
  /** Which files to read, where the SQL is the caller's own and does not take these as parameters. */
  readonly fileChoice?: FileChoice;
}

/** One question in SQL. */
export interface Statement extends Question {
  readonly sql: string;
}

/** A choice of files by what their path says. */
export interface FileChoice {
  /** First day of event time, yyyy-MM-dd. */
  readonly from?: string;
  /** Last day of event time, yyyy-MM-dd. */
  readonly to?: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

const options = {
  logs: { type: "string" },
  sql: { type: "string" },
  file: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  account: { type: "string", multiple: true },
  region: { type: "string", multiple: true },
  param: { type: "string", multiple: true },
  format: { type: "string" },
  settings: { type: "string" },
  "print-sql": { type: "boolean" },
} as const;

/**
 * Understands the arguments of `sms-trail query`.
 *
 * @throws UsageError
 */
export async function queryRequest(args: readonly string[]): Promise<QueryRequest> {
  const { values, names, lists } = parse(args);
  if (values.logs === undefined && !values["print-sql"]) {
    throw new UsageError("--logs is missing: the folder of CloudTrail log files");
  }
  const choice: FileChoice = { from: values.from, to: values.to, accounts: lists.account, regions: lists.region };
  checkChoice(choice);
  const deployment = await deploymentOf(values.settings);
  const statements = statementsOf({ names, ...values, choice, deployment });
  const format = checkFormat(values.format ?? "table");
  if (format === "csv" && statements.length > 1) {
    throw new UsageError("--format csv holds one answer: name one query, or take json or ndjson");
  }
  const own = statements.some(({ id }) => id === undefined);
  const chooses = choice.from ?? choice.to ?? choice.accounts[0] ?? choice.regions[0];
  const { from, to } = deployment.period;
  return {
    logs: values["print-sql"] ? undefined : values.logs,
    statements,
    format,
    deployment,
    wholeRange: !own && (chooses ?? from ?? to) === undefined,
    ...(own && chooses !== undefined && { fileChoice: choice }),
  };
}

/** Values may follow `--account` and `--region` one after the other; no query is named like an account or a Region. */
function parse(args: readonly string[]) {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". To specify")[0]!);
  }
  const lists: Record<"account" | "region", string[]> = { account: [], region: [] };
  const names: string[] = [];
  let list: "account" | "region" | undefined;
  for (const token of parsed.tokens) {
    if (token.kind === "option") {
      list = token.name === "account" || token.name === "region" ? token.name : undefined;
      if (list !== undefined) lists[list].push(...(token.value ?? "").split(",").filter((value) => value !== ""));
    } else if (token.kind === "positional") {
      if (list !== undefined && looksLike[list].test(token.value)) lists[list].push(token.value);
      else names.push(token.value);
    }
  }
  return { values: parsed.values, names, lists };
}

const looksLike = {
  account: /^[0-9A-Za-z]*[0-9][0-9A-Za-z]{9,13}$/,
  region: /^[a-z]{2,5}(-[a-z]+){1,3}-[0-9]{1,2}$/,
};

function checkChoice({ from, to, accounts, regions }: FileChoice): void {
  for (const [name, day] of [
    ["--from", from],
    ["--to", to],
  ] as const) {
    if (day !== undefined && !isDay(day)) throw new UsageError(`${name} must be a day, yyyy-MM-dd, got: ${day}`);
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new UsageError(`--from must not be after --to, got: ${from} and ${to}`);
  }
  for (const account of accounts) {
    if (!/^[0-9A-Za-z]{10,14}$/.test(account)) throw new UsageError(`--account must be an account id, got: ${account}`);
  }
  for (const region of regions) {
    if (!looksLike.region.test(region))
      throw new UsageError(`--region must be a Region such as eu-west-1, got: ${region}`);
  }
}

interface Questions {
  readonly names: readonly string[];
  readonly sql?: string;
  readonly file?: string;
  readonly param?: readonly string[];
  readonly choice: FileChoice;
  readonly deployment: Deployment;
}

function statementsOf({ names, sql, file, param = [], choice, deployment }: Questions): Statement[] {
  const given = [names.length > 0, sql !== undefined, file !== undefined].filter(Boolean).length;
  if (given === 0) {
    throw new UsageError(
      "nothing to ask: name a saved query (npx sms-trail queries lists them), or give --sql or --file",
    );
  }
  if (given > 1) throw new UsageError("take one of: names of saved queries, --sql, --file");
  const text = sql ?? (file === undefined ? undefined : readSql(file));
  const isSaved = file !== undefined && text !== undefined && /^-- title:/.test(text);
  if (text !== undefined && !isSaved) {
    if (param.length > 0) throw new UsageError("--param is for saved queries: write the value into your SQL");
    return [{ sql: text }];
  }
  const queries =
    file === undefined
      ? [...new Set(names)].map((name) => savedQuery(name, deployment))
      : [savedQueryFiles(() => readOwnQuery(file))];
  const own = parameterValues(param, queries);
  return queries.map((query) => {
    const { id, title, question } = query;
    return { id, title, question, sql: render(query, { ...asked(choice, deployment), ...own(query) }, deployment) };
  });
}

/** A deployment's period holds where no other is asked for. */
function asked({ from, to, accounts, regions }: FileChoice, { period }: Deployment): QueryArguments {
  return { ...((from ?? to) === undefined ? period : { from, to }), accounts, regions };
}

function savedQuery(name: string, { ownQueries }: Deployment): SavedQuery {
  const queries = [...savedQueries(), ...ownQueries];
  const query = queries.find(({ id }) => id === name);
  if (query !== undefined) return query;
  const ids = queries.map(({ id }) => id);
  throw new UsageError(unknownWord("query", name, ids, "npx sms-trail queries lists the saved ones"));
}

function render(query: SavedQuery, args: QueryArguments, { tables }: Deployment): string {
  try {
    return renderQuery(query, args, tables);
  } catch (error) {
    if (error instanceof Error && error.name === "QueryArgumentError") throw new UsageError(error.message);
    throw error;
  }
}

function readSql(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`--file can't be read: ${(error as Error).message}`);
  }
}

/** @throws UsageError */
export function checkFormat<F extends string = Format>(
  format: string,
  allowed: readonly F[] = formats as unknown as readonly F[],
): F {
  const known = allowed.find((each) => each === format);
  if (known === undefined) throw new UsageError(`--format must be one of ${allowed.join(", ")}, got: ${format}`);
  return known;
}
