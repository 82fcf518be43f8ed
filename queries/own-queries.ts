/** Reads saved queries that a deployment adds to those of this package. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseSavedQuery } from "./parse-saved-query";
import { portabilityProblems } from "./portable-subset";
import { savedQueries, type SavedQuery } from "./saved-queries";
import { fragmentNames, missingFragments } from "./sql-files";

/**
 * The saved query of one file: a header of comment lines, then one statement in the SQL that Athena and the embedded engine share.
 *
 * @throws Error with `file:line: what is wrong`: of the header, or a line for each construct outside the shared SQL
 */
export function readOwnQuery(file: string): SavedQuery {
  const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  const [missing] = missingFragments(text);
  if (missing !== undefined) {
    const known = fragmentNames().join(", ");
    throw new Error(`${file}:${missing.line}: there is no fragment "${missing.name}"; there are: ${known}`);
  }
  const query = parseSavedQuery(basename(file, ".sql"), text.trimEnd(), file);
  const problems = portabilityProblems(text).map(
    ({ line, construct, instead }) => `${file}:${line}: ${construct}: ${instead}`,
  );
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return query;
}

/**
 * The saved queries of a folder, by the names of their files.
 *
 * @throws Error with a line for each thing that is wrong, in any of the files
 */
export function readOwnQueries(folder: string): readonly SavedQuery[] {
  const problems: string[] = [];
  const queries = sqlFiles(folder).flatMap((file) => {
    try {
      const query = readOwnQuery(file);
      if (savedQueries().some(({ id }) => id === query.id)) {
        throw new Error(`${file}:1: ${query.id} is the name of a saved query that is there already: rename the file`);
      }
      return [query];
    } catch (error) {
      problems.push((error as Error).message);
      return [];
    }
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return queries;
}

function sqlFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    throw new Error(`${folder} must be a folder of .sql files: ${(error as Error).message}`, { cause: error });
  }
  const files = names.filter((name) => name.endsWith(".sql"));
  if (files.length === 0) throw new Error(`${folder} must be a folder of .sql files: it has none`);
  return files.map((name) => join(folder, name));
}
