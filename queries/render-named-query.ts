/** Renders a saved query as a named query of Athena: what the console lists, and the text that it opens. */
import type { QueryArguments } from "./query-arguments";
import { renderQuery } from "./render-query";
import type { SavedQuery } from "./saved-queries";
import { tableDays, type TableRange } from "./table-range";

/** A named query. */
export interface NamedQueryText {
  /** Category and id: `Migration: server_life`. */
  readonly name: string;

  /** The question, and what must be edited before it is asked. */
  readonly description: string;

  /** The statement, below comments that say what the tables have and what to edit. */
  readonly sql: string;
}

/** What a deployment's named queries ask about until somebody edits them. */
export interface NamedQueryOptions {
  /** What the tables have. */
  readonly tables: TableRange;

  /**
   * First and last day of event time.
   *
   * @default - all that the tables have
   */
  readonly period?: { readonly from?: string; readonly to?: string };

  /**
   * The account that is named, where the tables demand one (injected projection).
   *
   * @default - all accounts
   */
  readonly oneAccount?: string;
}

/**
 * Name, description and text of the named query.
 *
 * @throws as {@link renderQuery}
 */
export function renderNamedQuery(query: SavedQuery, { tables, period, oneAccount }: NamedQueryOptions): NamedQueryText {
  const has = (parameter: string) => query.parameters.some(({ name }) => name === parameter);
  const namesAccount = oneAccount !== undefined && has("accounts");
  const args: QueryArguments = {
    ...(has("from") && { from: period?.from, to: period?.to }),
    ...(namesAccount && { accounts: [oneAccount] }),
  };
  const days = tableDays(tables);
  const notes = [
    `${query.title}. ${query.question}`,
    ...(days === undefined ? [] : [`The tables have ${days}: other days have no rows, and cost nothing.`]),
    ...(namesAccount ? [`One account is asked at a time, with =: put yours in place of ${oneAccount}.`] : []),
  ];
  return {
    name: `${query.category}: ${query.id}`,
    description: namesAccount ? `${query.question} Asks account ${oneAccount}: edit it to ask another` : query.question,
    sql: `${notes.map((note) => `-- ${note}\n`).join("")}${renderQuery(query, args, tables)}`,
  };
}
