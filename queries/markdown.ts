/** Markdown as the formatter would leave it. */

/** Cells of a row. */
export type Row = readonly string[];

/** A table whose columns are aligned. */
export function table(head: Row, rows: readonly Row[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: Row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join("\n");
}

/** A text as code. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Texts as code, a comma between. */
export function codes(texts: readonly string[]): string {
  return texts.map(code).join(", ");
}
