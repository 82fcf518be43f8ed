import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The folder that holds views/, saved/ and fragments/. It is this file's own folder when run from source; the package's
 * `queries/` when run from `out/queries` (in a checkout or installed); and `queries/` beside the file when bundled into one.
 *
 * @throws when none of them has the SQL files, with the places that were tried
 */
export function queriesFolder(): string {
  return (found ??= findFolder());
}

let found: string | undefined;

function findFolder(): string {
  const candidates = [__dirname, join(__dirname, "queries"), join(__dirname, "..", "..", "queries")];
  const folder = candidates.find((folder) => existsSync(join(folder, "views", "cloudtrail_events.sql")));
  if (folder === undefined) throw new Error(`the SQL files of queries/ are in none of: ${candidates.join(", ")}`);
  return folder;
}
