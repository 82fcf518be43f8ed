import { parseArgs } from "node:util";
import { countPartitions } from "../../../queries/partition-count";
import { readsLogFiles, type SavedQuery, savedQueries } from "../../../queries/saved-queries";
import { type CommandIo, writeText } from "../io";
import { UsageError } from "../usage-error";
import { type Deployment, deploymentOf } from "./deployment";
import { ownParameters } from "./own-parameters";
import { checkFormat } from "./query-request";

/** `sms-trail queries`: lists the saved queries. */
export async function queriesCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const options = optionsOf(args);
  const format = checkFormat(options.format ?? "table", ["table", "json"]);
  const deployment = await deploymentOf(options.settings);
  const queries = [...savedQueries(), ...deployment.ownQueries];
  await writeText(io.stdout, format === "json" ? asJson(queries, deployment) : asText(queries, io.colours));
  return 0;
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { format: { type: "string" }, settings: { type: "string" } } }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split(". To specify")[0]!);
  }
}

/** With the settings of a deployment also the partitions that each reads there until it is edited. */
function asJson(queries: readonly SavedQuery[], { sources, period, migrationViews }: Deployment): string {
  const today = new Date().toISOString().slice(0, 10);
  const { partitions } = countPartitions(sources, period, today);
  const listed = queries.map((query) => {
    const { id, category, title, question, parameters, columns } = query;
    const read = { partitions: readsLogFiles(query, migrationViews) ? partitions : 0 };
    return { id, category, title, question, parameters, columns, ...(sources.length > 0 && read) };
  });
  return `${JSON.stringify(listed, null, 2)}\n`;
}

/** ` (--param days=2)` where a query has values of its own. */
function valuesOf(query: SavedQuery): string {
  const own = ownParameters(query).map(({ name, default: value = "…" }) => `--param ${name}=${value}`);
  return own.length === 0 ? "" : ` (${own.join(" ")})`;
}

/** By category; ids stand in a column of their own, as they are what one types. */
function asText(queries: readonly SavedQuery[], colours: boolean): string {
  const bold = (text: string) => (colours ? `\u001b[1m${text}\u001b[0m` : text);
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
