import { availableParallelism } from "node:os";
import { renderView, type ViewName, viewNames } from "../../../queries/views";
import type { Engine } from "../engine/open-engine";
import { type CommandIo, writeText } from "../io";
import type { AnswerWriter } from "../output/answer-writer";
import { csvWriter } from "../output/csv-writer";
import { jsonWriter, ndjsonWriter } from "../output/json-writer";
import { tableWriter } from "../output/table-writer";
import { findLogFiles, type FoundFiles } from "../reader/find-log-files";
import type { LogFileReport, LogFileToRead } from "../reader/read-log-file";
import { type ReaderPool, readerPool, type RunningJob } from "../reader/reader-pool";
import { withTempFolder } from "../temp-folder";
import { UsageError } from "../usage-error";
import { type FileChoice, type QueryRequest, queryRequest } from "./query-request";
import { counted, folderNotes, readingNotes } from "./reading-notes";

/** `sms-trail query`: asks saved queries or any SQL over a folder of log files. Returns the exit code. */
export async function queryCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const request = queryRequest(args);
  const note = (text: string) => io.stderr.write(`${text.startsWith(" ") ? text : `sms-trail: ${text}`}\n`);
  return withTempFolder(async (folder) => {
    // threads start while this one looks for files and loads the engine
    const threads = Math.max(1, Math.min(8, availableParallelism()));
    const pool = readerPool({ workerFile: io.workerFile, threads, folder });
    try {
      const found = findFiles(request.logs);
      if (typeof found === "string") {
        note(found);
        return 3;
      }
      folderNotes(found).forEach(note);
      return await readAndAnswer(request, found, pool, { folder, threads, note, io });
    } finally {
      await pool.close();
    }
  });
}

interface Context {
  readonly folder: string;
  readonly threads: number;
  readonly note: (text: string) => void;
  readonly io: CommandIo;
}

async function readAndAnswer(
  request: QueryRequest,
  found: FoundFiles,
  pool: ReaderPool,
  { folder, threads, note, io }: Context,
): Promise<number> {
  const chosen = chosenFiles(request.fileChoice, found.logs, note);
  const progress = progressLine(io, chosen.length);
  const { decideReading, migrationPlan } = await import("../engine/plan-reading");
  const { openEngine } = await import("../engine/open-engine");

  // most questions are about migrations: their reading starts before the plan has proved it, and is thrown away if not
  let reports: LogFileReport[] = [];
  let opened: (engine: Engine) => void = () => {};
  const decided = new Promise<Engine>((resolve) => (opened = resolve));
  const listener = {
    load: async (rows: Parameters<Engine["load"]>[0]) => (await decided).load(rows),
    found: (files: number, more: readonly LogFileReport[]) => {
      reports.push(...more);
      progress.add(files);
    },
  };
  let job: RunningJob | undefined;
  if (expectsMigrations(request)) job = pool.start(chosen, migrationPlan(), listener);

  const engine = await openEngine(folder, threads, viewsOf(request));
  try {
    const statements = await checkedStatements(engine, request);
    const decision = await decideReading(engine.connection, statements, chosen, request.wholeRange);
    if (job !== undefined && decision.plan.needles === undefined) {
      job.cancel();
      job = undefined;
      reports = [];
    }
    const wanted = chosen.filter(decision.needs);
    if (decision.readsLogs) {
      job ??= pool.start(wanted, decision.plan, listener);
      job.narrow(decision.needs);
      opened(engine);
      await job.finished;
    }
    progress.clear();

    const indexes = new Set(wanted.map(({ index }) => index));
    const kept = reports.filter(({ index }) => indexes.has(index));
    const { notes, problems } = readingNotes(kept, (index) => found.logs[index]!.name, wanted.length, found.problems);
    if (wanted.length > 0 && kept.filter(({ unreadable }) => unreadable).length === wanted.length) {
      notes.forEach(note);
      note("nothing could be read");
      return 3;
    }
    await answerAll(engine, request, statements, io);
    notes.forEach(note);
    return problems > 0 ? 2 : 0;
  } finally {
    engine.close();
  }
}

/** The files to look at, or what is wrong with the folder. */
function findFiles(folder: string): FoundFiles | string {
  let found;
  try {
    found = findLogFiles(folder);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return `--logs: no such folder: ${folder}`;
    if (code === "ENOTDIR") return `--logs must be a folder, got a file: ${folder}`;
    return `--logs can't be read: ${message}`;
  }
  if (found.logs.length > 0) return found;
  const inside = [...folderNotes(found), ...found.problems.map(({ path, message }) => `${path}: ${message}`)];
  return `no log files (.json.gz or .json) in ${folder}${inside.map((line) => `\n  ${line}`).join("")}`;
}

/** With the caller's own SQL, days, accounts and Regions choose files by their paths; what has no layout is read. */
function chosenFiles(
  choice: FileChoice | undefined,
  files: readonly LogFileToRead[],
  note: (text: string) => void,
): readonly LogFileToRead[] {
  if (choice === undefined) return files;
  const from = choice.from?.replaceAll("-", "/") ?? "";
  const to = choice.to === undefined ? "9999/12/31" : daysAfter(choice.to, 30).replaceAll("-", "/");
  const chosen = files.filter(
    ({ place }) =>
      place === undefined ||
      (place.deliveryDate >= from &&
        place.deliveryDate <= to &&
        (choice.accounts.length === 0 || choice.accounts.includes(place.account)) &&
        (choice.regions.length === 0 || choice.regions.includes(place.region))),
  );
  note(
    "with SQL of your own, --from, --to, --account and --region only choose files (delivered up to 30 days after --to): " +
      `${counted(chosen.length, "file")} of ${counted(files.length, "file")}`,
  );
  return chosen;
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A guess that costs nothing but time when it is wrong. */
function expectsMigrations({ statements }: QueryRequest): boolean {
  return statements.every(({ id, sql }) => id !== undefined || !/cloudtrail_/i.test(sql));
}

/** The views that the saved queries read, and those that these read; for the caller's own SQL all of them. */
function viewsOf({ statements }: QueryRequest): readonly ViewName[] {
  if (statements.some(({ id }) => id === undefined)) return viewNames;
  const texts = statements.map(({ sql }) => sql);
  const named = viewNames.filter((name) => texts.some((sql) => sql.includes(name)));
  return viewNames.filter(
    (name) => named.includes(name) || named.some((other) => renderView(other).includes(`FROM ${name}`)),
  );
}

/** Statements that the engine understands. Its message says where the fault is. */
async function checkedStatements(engine: Engine, { statements }: QueryRequest): Promise<string[]> {
  const checked: string[] = [];
  for (const { id, sql } of statements) {
    if (id !== undefined) {
      checked.push(sql);
      continue;
    }
    const { count } = await failing(() => engine.connection.extractStatements(sql));
    if (count !== 1) throw new UsageError(`one statement is answered at a time, got ${count}`);
    const text = sql.trim().replace(/;\s*$/, "");
    await failing(() => engine.connection.run(`EXPLAIN ${text}`));
    checked.push(text);
  }
  return checked;
}

async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new UsageError((error as Error).message.trimEnd());
  }
}

async function answerAll(
  engine: Engine,
  request: QueryRequest,
  statements: readonly string[],
  io: CommandIo,
): Promise<void> {
  const writer = answerWriter(request, io);
  if (request.statements.length > 1) await engine.keepViews(viewsOf(request));
  for (const [index, question] of request.statements.entries()) {
    const result = await failing(() => engine.connection.stream(statements[index]!));
    await writeText(io.stdout, writer.begin(question, result.columnNames()));
    const batches = result.yieldRows();
    for (let batch = await failing(() => batches.next()); !batch.done; batch = await failing(() => batches.next())) {
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

function progressLine(io: CommandIo, total: number): { add(files: number): void; clear(): void } {
  let read = 0;
  let shownAt = Date.now();
  let shown = false;
  return {
    add: (files) => {
      read += files;
      if (!io.showsProgress || Date.now() - shownAt < 250) return;
      shownAt = Date.now();
      shown = true;
      io.stderr.write(`\r\u001b[K${read.toLocaleString("en-US")} of ${counted(total, "log file")}`);
    },
    clear: () => {
      if (shown) io.stderr.write("\r\u001b[K");
    },
  };
}
