import type { DuckDBValue } from "@duckdb/node-api";

/** Forms of an answer. */
export const formats = ["table", "csv", "json", "ndjson"] as const;
export type Format = (typeof formats)[number];

/** A question with an answer to come. */
export interface Question {
  /** Id of the saved query. @default - the SQL is the caller's own */
  readonly id?: string;
  readonly title?: string;
  readonly question?: string;
}

/** Writes answers as their rows come. Returns text to be written. */
export interface AnswerWriter {
  begin(question: Question, columns: readonly string[]): string;
  rows(rows: readonly (readonly DuckDBValue[])[]): string;
  end(): string;
  /** After the last answer. */
  finish(): string;
}
