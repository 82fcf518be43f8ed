import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseSavedQuery, type SavedQuery } from "./parse-saved-query";
import { queriesFolder } from "./queries-folder";
import { readSqlFile } from "./sql-files";

export type { SavedQuery } from "./parse-saved-query";
export type { QueryParameter } from "./query-parameter";

let loaded: readonly SavedQuery[] | undefined;

/**
 * All saved queries, by category, then id.
 *
 * @throws with `queries/saved/<id>.sql:<line>: …` for a file whose header is wrong
 */
export function savedQueries(): readonly SavedQuery[] {
  loaded ??= readdirSync(join(queriesFolder(), "saved"))
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -".sql".length))
    .map((id) => parseSavedQuery(id, readSqlFile("saved", id), `queries/saved/${id}.sql`))
    .sort((a, b) => compare(a.category, b.category) || compare(a.id, b.id));
  return loaded;
}

/** Whether a query reads the log files: each does, but where the migration views read a curated table only those about all records. */
export function readsLogFiles({ sql }: SavedQuery, migrationViews: "raw" | "curated" = "raw"): boolean {
  return migrationViews === "raw" || /\bcloudtrail_(events|logs)/.test(sql);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
