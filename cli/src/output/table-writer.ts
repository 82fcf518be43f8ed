import { stripVTControlCharacters } from "node:util";
import type { DuckDBValue } from "@duckdb/node-api";
import type { AnswerWriter, Question } from "./answer-writer";
import { plainText } from "./value-text";

/** Rows whose widths decide the table's; later rows use them, so that an endless answer needs no endless memory. */
const measuredRows = 2000;

/**
 * A table for people: the title and question above, columns as wide as their text, numbers to the right, NULL empty.
 * Text is never cut: on a terminal, a table wider than it is told row by row, a line for each column.
 *
 * @param width of the terminal. @default - as wide as it takes
 */
export function tableWriter(colours: boolean, width?: number): AnswerWriter {
  const bold = (text: string) => (colours ? `\u001b[1m${text}\u001b[0m` : text);
  const dim = (text: string) => (colours ? `\u001b[2m${text}\u001b[0m` : text);
  let columns: readonly string[] = [];
  let held: (readonly DuckDBValue[])[] = [];
  let layout: Layout | undefined;
  let count = 0;
  let answers = 0;

  const render = (rows: readonly (readonly DuckDBValue[])[]): string => {
    let text = "";
    if (layout === undefined) {
      layout = layoutOf(columns, rows, width);
      if (!layout.stacked) {
        const names = columns.map((name, index) => pad(name, layout!.widths[index]!, layout!.right[index]!));
        text += `${bold(names.join("  ").trimEnd())}\n${dim(layout.widths.map((each) => "─".repeat(each)).join("  "))}\n`;
      }
    }
    for (const row of rows) text += layout.stacked ? stacked(columns, row, layout, dim) : `${lineOf(row, layout)}\n`;
    return text;
  };

  return {
    begin: (question, names) => {
      columns = names;
      held = [];
      layout = undefined;
      count = 0;
      answers += 1;
      return `${answers > 1 ? "\n" : ""}${heading(question, bold)}`;
    },
    rows: (rows) => {
      count += rows.length;
      if (layout !== undefined) return render(rows);
      held.push(...rows);
      return held.length < measuredRows ? "" : render(held.splice(0));
    },
    end: () => `${layout === undefined ? render(held) : ""}${dim(`(${count} ${count === 1 ? "row" : "rows"})`)}\n`,
    finish: () => "",
  };
}

interface Layout {
  readonly widths: readonly number[];
  readonly right: readonly boolean[];
  readonly stacked: boolean;
}

function layoutOf(columns: readonly string[], rows: readonly (readonly DuckDBValue[])[], width?: number): Layout {
  const widths = columns.map((name, index) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(oneLine(row[index]!))), widthOf(name)),
  );
  const right = columns.map((_, index) => {
    const values = rows.map((row) => row[index]).filter((value) => value !== null && value !== undefined);
    return values.length > 0 && values.every((value) => typeof value === "number" || typeof value === "bigint");
  });
  const total = widths.reduce((sum, each) => sum + each + 2, -2);
  return { widths, right, stacked: width !== undefined && total > width };
}

function heading({ title, question }: Question, bold: (text: string) => string): string {
  return [title === undefined ? "" : `${bold(title)}\n`, question === undefined ? "" : `${question}\n`].join("");
}

function lineOf(row: readonly DuckDBValue[], { widths, right }: Layout): string {
  return row
    .map((value, index) => pad(oneLine(value), widths[index]!, right[index]!))
    .join("  ")
    .trimEnd();
}

function stacked(
  columns: readonly string[],
  row: readonly DuckDBValue[],
  _layout: Layout,
  dim: (text: string) => string,
): string {
  const widest = Math.max(...columns.map(widthOf));
  const lines = columns.flatMap((name, index) => {
    const text = oneLine(row[index]!);
    return text === "" ? [] : [`${dim(pad(name, widest, true))}  ${text}`];
  });
  return `${lines.join("\n")}\n\n`;
}

/** Log text may hold line ends and terminal escapes, which someone could have put there to be shown. */
function oneLine(value: DuckDBValue): string {
  return stripVTControlCharacters(plainText(value)).replace(/[\p{Cc}\u2028\u2029]/gu, " ");
}

function pad(text: string, width: number, right: boolean): string {
  const fill = " ".repeat(Math.max(0, width - widthOf(text)));
  return right ? fill + text : text + fill;
}

/** Columns on the screen: East Asian wide characters and emoji take two, combining marks none. */
function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
