import { askingEngine } from "../engine/asking-engine";
import type { Engine } from "../engine/open-engine";
import { type CommandIo, writeText } from "../io";
import type { AnswerWriter } from "../output/answer-writer";
import { csvWriter } from "../output/csv-writer";
import { jsonWriter, ndjsonWriter } from "../output/json-writer";
import { tableWriter } from "../output/table-writer";
import type { QueryRequest } from "./query-request";

/** Questions that the engine works at while an answer is written. */
const ahead = 2;

/** Asks the statements and writes the answers one after the other as their rows come. */
export async function answerQuestions(
  engine: Pick<Engine, "connection" | "connect">,
  request: QueryRequest,
  statements: readonly string[],
  io: CommandIo,
): Promise<void> {
  const writer = answerWriter(request, io);
  const connections = [engine.connection];
  while (connections.length < Math.min(1 + ahead, statements.length)) connections.push(await engine.connect());
  const ask = (index: number) => {
    // a connection holds one answer at a time
    const answer = askingEngine(() => connections[index % connections.length]!.stream(statements[index]!));
    // a failure is told in its turn
    answer.catch(() => {});
    return answer;
  };
  const answers = connections.map((_, index) => ask(index));
  for (const [index, question] of request.statements.entries()) {
    const result = await answers[index]!;
    await writeText(io.stdout, writer.begin(question, result.columnNames()));
    const batches = result.yieldRows();
    const next = () => askingEngine(() => batches.next());
    for (let batch = await next(); !batch.done; batch = await next()) {
      await writeText(io.stdout, writer.rows(batch.value));
    }
    await writeText(io.stdout, writer.end());
    if (answers.length < statements.length) answers.push(ask(answers.length));
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
