import * as fs from "node:fs";
import * as path from "node:path";
import { environment } from "./environment";

/** Writes a text that run.mjs prints at the end. */
export function report(name: string, lines: readonly string[]): void {
  fs.writeFileSync(path.join(environment.reports, `${name}.txt`), `${lines.join("\n")}\n`);
}

/** Lines of a plain table: columns as wide as their widest cell. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)];
}
