import { parseArgs } from "node:util";
import { type SavedQuery, savedQueries } from "../../../queries/saved-queries";
import { type CommandIo, writeText } from "../io";
import { UsageError } from "../usage-error";
import { ownParameters } from "./own-parameters";
import { checkFormat } from "./query-request";

/** `sms-trail queries`: lists the saved queries. */
export async function queriesCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const format = checkFormat(formatOf(args), ["table", "json"]);
  await writeText(io.stdout, format === "json" ? asJson() : asText(io.colours));
  return 0;
}

function formatOf(args: readonly string[]): string {
  try {
    return parseArgs({ args: [...args], options: { format: { type: "string" } } }).values.format ?? "table";
  } catch (error) {
    throw new UsageError((error as Error).message.split(". To specify")[0]!);
  }
}

function asJson(): string {
  const queries = savedQueries().map(({ id, category, title, question, parameters, columns }) => ({
    id,
    category,
    title,
    question,
    parameters,
    columns,
  }));
  return `${JSON.stringify(queries, null, 2)}\n`;
}

/** ` (--param days=2)` where a query has values of its own. */
function valuesOf(query: SavedQuery): string {
  const own = ownParameters(query).map(({ name, default: value = "…" }) => `--param ${name}=${value}`);
  return own.length === 0 ? "" : ` (${own.join(" ")})`;
}

/** By category; ids stand in a column of their own, as they are what one types. */
function asText(colours: boolean): string {
  const bold = (text: string) => (colours ? `\u001b[1m${text}\u001b[0m` : text);
  const queries = savedQueries();
  const width = Math.max(...queries.map(({ id }) => id.length));
  const categories = [...new Set(queries.map(({ category }) => category))];
  return categories
    .map((category) => {
      const lines = queries
        .filter((query) => query.category === category)
        .map((query) => `  ${query.id.padEnd(width)}  ${query.question}${valuesOf(query)}\n`);
      return `${bold(category)}\n${lines.join("")}`;
    })
    .join("\n");
}
