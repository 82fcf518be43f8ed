import type { AthenaAnswer } from "./athena";
import type { LocalRow } from "./sms-trail";

/**
 * Rows of the command line in the text form of Athena's results: null stays null, everything else is text; a file of the folder is the
 * object that it was uploaded as.
 */
export function asAthenaRows(
  rows: readonly LocalRow[],
  columns: readonly string[],
  directory: string,
  bucket: string,
): (string | null)[][] {
  const cell = (column: string, value: unknown) => {
    if (value === null || value === undefined) return null;
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    return column === "log_file" && text.startsWith(directory) ? `s3://${bucket}${text.slice(directory.length)}` : text;
  };
  return rows.map((row) => columns.map((column) => cell(column, row[column])));
}

/** The first difference of two answers in words, or undefined when they are equal, order included. */
export function firstDifference(
  deployed: AthenaAnswer,
  local: readonly (readonly (string | null)[])[],
): string | undefined {
  if (deployed.rows.length !== local.length) return `${deployed.rows.length} rows in Athena, ${local.length} locally`;
  for (const [at, row] of deployed.rows.entries()) {
    for (const [column, name] of deployed.columns.entries()) {
      const there = row[column] ?? null;
      const here = local[at]?.[column] ?? null;
      if (there !== here)
        return `row ${at + 1}, ${name}: ${JSON.stringify(there)} in Athena, ${JSON.stringify(here)} locally`;
    }
  }
  return undefined;
}
