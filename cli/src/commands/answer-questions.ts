import type { DuckDBConnection } from "@duckdb/node-api";
import { askingEngine } from "../engine/asking-engine";
import { type CommandIo, writeText } from "../io";
import type { AnswerWriter } from "../output/answer-writer";
import { csvWriter } from "../output/csv-writer";
import { jsonWriter, ndjsonWriter } from "../output/json-writer";
import { tableWriter } from "../output/table-writer";
import type { QueryRequest } from "./query-request";

/** Asks one statement after the other and writes the answers as their rows come. */
export async function answerQuestions(
  connection: DuckDBConnection,
  request: QueryRequest,
  statements: readonly string[],
  io: CommandIo,
): Promise<void> {
  const writer = answerWriter(request, io);
  for (const [index, question] of request.statements.entries()) {
    const result = await askingEngine(() => connection.stream(statements[index]!));
    await writeText(io.stdout, writer.begin(question, result.columnNames()));
    const batches = result.yieldRows();
    const next = () => askingEngine(() => batches.next());
    for (let batch = await next(); !batch.done; batch = await next()) {
      await writeText(io.stdout, writer.rows(batch.value));
    }
    await writeText(io.stdout, writer.end());
  }
  await writeText(io.stdout, writer.finish());
}

function answerWriter({ format, statements }: QueryRequest, io: CommandIo): AnswerWriter {
  const several = statements.length > 1;
  switch (format) {
    case "table":
      return tableWriter(io.colours, io.columns);
    case "csv":
      return csvWriter();
    case "json":
      return jsonWriter(several);
    case "ndjson":
      return ndjsonWriter(several);
  }
}
