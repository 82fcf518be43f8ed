import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { countPartitions, type Period, type ProjectedPartitions } from "../queries/partition-count";
import { partitionNotice } from "../queries/partition-notice";
import { renderNamedQuery } from "../queries/render-named-query";
import { preparedStatementText } from "../queries/render-prepared-statement";
import { readsLogFiles, savedQueries, type SavedQuery } from "../queries/saved-queries";
import { joinRanges } from "../queries/table-range";
import { NamedQuery } from "./athena/named-query";
import { PreparedStatementSet } from "./athena/prepared-statement-set";

/** Where saved queries go, and what they ask about. */
export interface SavedQueriesProps {
  readonly where: { readonly accountId: string };
  readonly sources: readonly ProjectedPartitions[];
  readonly database: string;
  readonly workgroup: string;

  /** @default - only the saved queries of this package */
  readonly ownQueries?: readonly SavedQuery[];

  /** @default - all days that the tables have */
  readonly period?: Period;

  /** @default "raw" */
  readonly migrationViews?: "raw" | "curated";
}

/**
 * Adds every saved query, as a named query of its own and as an instance of one set of prepared statements, and says what they read. A
 * function: their addresses are those of children of the part.
 */
export function addSavedQueries(scope: Construct, props: SavedQueriesProps): void {
  const queries = [...savedQueries(), ...(props.ownQueries ?? [])];
  addNamedQueries(scope, queries, props);
  new PreparedStatementSet(scope, "PreparedStatements", {
    workgroupName: props.workgroup,
    statements: Object.fromEntries(
      queries.map((query) => {
        const accounts = oneAccount(query, props) === undefined ? "range" : "one";
        return [query.id, preparedStatementText(query, { accounts })];
      }),
    ),
  });
  tellPartitions(scope, queries, props);
}

function addNamedQueries(scope: Construct, queries: readonly SavedQuery[], props: SavedQueriesProps): void {
  const tables = joinRanges(
    props.sources.map(({ accounts, regions, firstDay, lastDay }) => ({
      accounts: accounts.type === "enum" ? accounts.accountIds : undefined,
      ...{ regions, firstDay, lastDay },
    })),
  );
  for (const query of queries) {
    const options = { tables, period: props.period, oneAccount: oneAccount(query, props) };
    const { name, description, sql } = renderNamedQuery(query, options);
    const place = { databaseName: props.database, workgroupName: props.workgroup };
    new NamedQuery(scope, query.id, { queryName: name, description, sql, ...place });
  }
}

/** Says what the saved queries cost before they read a byte. The day it counts to is in no resource. */
function tellPartitions(scope: Construct, queries: readonly SavedQuery[], props: SavedQueriesProps): void {
  const { sources, period = {} } = props;
  const reading = queries.filter((query) => readsLogFiles(query, props.migrationViews));
  const today = new Date().toISOString().slice(0, 10);
  const periodChosen = (period.from ?? period.to) !== undefined;
  const { level, message } = partitionNotice(reading.length, countPartitions(sources, period, today), periodChosen);
  const annotations = Annotations.of(scope);
  if (level === "info") annotations.addInfo(message);
  else if (level === "warning") annotations.addWarning(message);
  else annotations.addError(message);
}

/** The account that a query names: one where a table that it reads refuses a question that names none, else none. */
function oneAccount(query: SavedQuery, props: SavedQueriesProps): string | undefined {
  const { where, sources } = props;
  if (!isInjected(sources) || !readsLogFiles(query, props.migrationViews)) return undefined;
  return sources.flatMap(({ accounts }) => accounts.accountIds).sort()[0] ?? where.accountId;
}

function isInjected(sources: readonly ProjectedPartitions[]): boolean {
  return sources.some(({ accounts }) => accounts.type === "injected");
}
