import type { AnswerWriter } from "./answer-writer";
import { plainText } from "./value-text";

/** RFC 4180: a line of names, quotes where needed, lines end in CR LF; NULL is empty and an empty text is `""`. */
export function csvWriter(): AnswerWriter {
  const line = (fields: readonly string[]) => `${fields.join(",")}\r\n`;
  return {
    begin: (_question, columns) => line(columns.map((name) => quoted(name))),
    rows: (rows) =>
      rows.map((row) => line(row.map((value) => (value === "" ? '""' : quoted(plainText(value)))))).join(""),
    end: () => "",
    finish: () => "",
  };
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
