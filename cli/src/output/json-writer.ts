import type { AnswerWriter } from "./answer-writer";
import { jsonText } from "./value-text";

/** An array of row objects, a row a line; for several questions an object of such arrays by query id. */
export function jsonWriter(several: boolean): AnswerWriter {
  let keys: readonly string[] = [];
  let rowsBefore = 0;
  let answers = 0;
  return {
    begin: ({ id }, columns) => {
      keys = columns.map((name) => JSON.stringify(name));
      rowsBefore = 0;
      answers += 1;
      return several ? `${answers === 1 ? "{" : ","}\n${JSON.stringify(id ?? "")}:[` : "[";
    },
    rows: (rows) => {
      const text = rows.map((row) => `${rowsBefore++ === 0 ? "" : ","}\n${objectText(keys, row)}`).join("");
      return text;
    },
    end: () => `${rowsBefore > 0 ? "\n" : ""}]${several ? "" : "\n"}`,
    finish: () => (several ? "\n}\n" : ""),
  };
}

/** A row object a line; for several questions each row says the query's id first, as `query`. */
export function ndjsonWriter(several: boolean): AnswerWriter {
  let keys: readonly string[] = [];
  let head = "";
  return {
    begin: ({ id }, columns) => {
      keys = columns.map((name) => JSON.stringify(name));
      head = several ? `"query":${JSON.stringify(id ?? "")},` : "";
      return "";
    },
    rows: (rows) => rows.map((row) => `{${head}${objectText(keys, row).slice(1)}\n`).join(""),
    end: () => "",
    finish: () => "",
  };
}

function objectText(keys: readonly string[], row: Parameters<AnswerWriter["rows"]>[0][number]): string {
  return `{${row.map((value, index) => `${keys[index]}:${jsonText(value)}`).join(",")}}`;
}
