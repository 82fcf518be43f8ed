/** The text of docs/queries.md, made from the headers of the saved queries. `npm run docs` writes it. */
import { code, table } from "./markdown";
import { renderPreparedStatement } from "./render-prepared-statement";
import { savedQueries, type SavedQuery } from "./saved-queries";
import { standardParameters } from "./standard-parameters";

/**
 * The page, ready to be written.
 *
 * @param examples for each query a row as a test expects it: values in the order of its columns, `-` for NULL
 */
export function queriesPage(examples: Readonly<Record<string, readonly string[]>>): string {
  const queries = savedQueries();
  const categories = [...new Set(queries.map(({ category }) => category))];
  return `${[
    "# Saved queries",
    "This page is made from the headers of `queries/saved/*.sql` by `npm run docs`; a test keeps it current.",
    `${queries.length} questions, each deployed as a named query (\`Category: name\`) and as a prepared statement (\`name\`) of the workgroup, and answered by \`npx sms-trail query NAME --logs DIR\` with the same text. What the views' columns mean is in [schema.md](schema.md), how to ask in Athena, what it costs, and how to add a question of your own in [athena.md](athena.md).`,
    "## Values",
    "Every query takes the values below. As a named query its text holds them as literals: edit the days, or name accounts as `log_account IN ('111122223333', '444455556666')` in place of `log_account >= ''`, which is every account. Where the tables have injected accounts, the text names one by `=`: edit it.",
    table(
      ["value", "type", "default", "what it does"],
      standardParameters.map(({ name, type, default: value, doc }) => [code(name), type, value ?? "", doc]),
    ),
    "On the command line they are `--from`, `--to`, `--account` and `--region`, the last two with any number of values; a query's own values are `--param name=value`.",
    "A prepared statement has a fixed number of values, so in every query accounts and Regions are ranges there: `account_from` and `account_to`, `region_from` and `region_to`, the same value twice for one of them, `''` and `'~'` for all. Where the tables have injected accounts, one `account` takes the place of the two. A value that the text needs twice is given twice, in the order that each query lists; the statements below ask for everything.",
    "A day is an event time, UTC. What is read is the log files delivered from the first day to 30 days after the last, since files may come that late; without a last day, everything to the present.",
    "A record that corrects an earlier one (an addendum with the reason UPDATED_DATA) stands in its place, and an event that was delivered several times counts once: in every query but those about delivery.",
    ...categories.flatMap((category) => [
      `## ${category}`,
      table(
        ["query", "question"],
        queries
          .filter((query) => query.category === category)
          .map(({ id, question }) => [`[${code(id)}](#${id})`, question]),
      ),
      ...queries
        .filter((query) => query.category === category)
        .flatMap((query) => section(query, examples[query.id] ?? [])),
    ]),
  ].join("\n\n")}\n`;
}

function section(query: SavedQuery, example: readonly string[]): string[] {
  const own = query.parameters.filter(({ name }) => !standardParameters.some((standard) => standard.name === name));
  const { parameters } = renderPreparedStatement(query);
  return [
    `### ${query.id}`,
    `${query.title}. ${query.question}`,
    ...(own.length === 0
      ? []
      : [
          table(
            ["value", "type", "default", "what it does"],
            own.map(({ name, type, default: value, doc }) => [
              code(name),
              type,
              value === undefined ? "" : code(value),
              doc,
            ]),
          ),
        ]),
    table(
      ["column", "holds", "for example"],
      query.columns.map(({ name, doc }, index) => [code(name), doc, exampleCell(example[index])]),
    ),
    `Prepared, its values are: ${parameters.map(({ name }) => code(name)).join(", ")}.`,
    ["```sql", `EXECUTE ${query.id} USING ${parameters.map(({ widest = "?" }) => widest).join(", ")}`, "```"].join(
      "\n",
    ),
  ];
}

/** A value of a row; nothing for NULL. */
function exampleCell(value: string | undefined): string {
  return value === undefined || value === "-" ? "" : code(value);
}
