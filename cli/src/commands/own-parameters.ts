import type { QueryArguments } from "../../../queries/query-arguments";
import type { SavedQuery } from "../../../queries/saved-queries";
import { standardParameters } from "../../../queries/standard-parameters";
import { unknownWord } from "../nearest";
import { UsageError } from "../usage-error";

/** The option of each parameter that all queries have. */
const optionOf: Readonly<Record<string, string>> = {
  from: "--from",
  to: "--to",
  accounts: "--account",
  regions: "--region",
};

/** What a query takes besides the days, accounts and Regions that all take. */
export function ownParameters(query: SavedQuery): SavedQuery["parameters"] {
  return query.parameters.filter(({ name }) => standardParameters.every((standard) => standard.name !== name));
}

/**
 * Values of `--param name=value`, each for the asked queries that have it.
 *
 * @throws UsageError for a text without `=`, a name twice, and a name that none of the queries has
 */
export function parameterValues(
  texts: readonly string[],
  queries: readonly SavedQuery[],
): (query: SavedQuery) => QueryArguments {
  const values = new Map<string, string>();
  for (const text of texts) {
    const [, name, value] = /^([^=]+)=([^]*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(`--param must be name=value, got: ${text}`);
    if (values.has(name)) throw new UsageError(`--param gives "${name}" twice`);
    const known = [...new Set(queries.flatMap((query) => ownParameters(query).map((own) => own.name)))];
    const option = optionOf[name];
    if (option !== undefined) throw new UsageError(`--param gives "${name}", which is an option of its own: ${option}`);
    if (!known.includes(name)) {
      const asked = queries.map(({ id }) => id).join(", ");
      const more = known.length === 0 ? `${asked} has none` : `${asked} has ${known.join(", ")}`;
      throw new UsageError(unknownWord("parameter", name, known, more));
    }
    values.set(name, value);
  }
  return (query) =>
    Object.fromEntries([...values].filter(([name]) => ownParameters(query).some((own) => own.name === name)));
}
