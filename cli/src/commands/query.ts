import { availableParallelism } from "node:os";
import { counted, grouped } from "../../../queries/counted";
import { deliveryRange, lateDeliveryDays } from "../../../queries/delivery-range";
import { migrationNeedles, renderView, type ViewName, viewNames } from "../../../queries/views";
import type { Engine } from "../engine/open-engine";
import { type CommandIo, writeText } from "../io";
import { askingEngine } from "../engine/asking-engine";
import { findLogFiles, type FoundFiles } from "../reader/find-log-files";
import type { LogFileReport, LogFileToRead, ReadingPlan } from "../reader/read-log-file";
import { type JobListener, type ReaderPool, readerPool } from "../reader/reader-pool";
import { withTempFolder } from "../temp-folder";
import { UsageError } from "../usage-error";
import { type FileChoice, type QueryRequest, queryRequest } from "./query-request";
import { folderNotes, nothingAskedFor, readingNotes } from "./reading-notes";

/** `sms-trail query`: asks saved queries or any SQL over a folder of log files. Returns the exit code. */
export async function queryCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const request = await queryRequest(args);
  const { logs } = request;
  if (logs === undefined) {
    await writeText(io.stdout, request.statements.map(({ sql }) => `${sql.trimEnd()}\n`).join(";\n\n"));
    return 0;
  }
  const note = (text: string) => io.stderr.write(`${text.startsWith(" ") ? text : `sms-trail: ${text}`}\n`);
  return withTempFolder(async (folder) => {
    const threads = Math.max(1, Math.min(8, availableParallelism()));
    const pool = readerPool({ workerFile: io.workerFile, threads, folder });
    try {
      return await readAndAnswer(request, logs, pool, { folder, threads, note, io });
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

async function readAndAnswer(request: QueryRequest, logs: string, pool: ReaderPool, context: Context): Promise<number> {
  const { folder, threads, note, io } = context;
  const isChosen = fileTest(request.fileChoice);
  const progress = progressLine(io);
  let reports: LogFileReport[] = [];
  let decided: (engine: Engine) => void = () => {};
  const engineWhenDecided = new Promise<Engine>((resolve) => (decided = resolve));
  const listener: JobListener = {
    load: async (rows) => (await engineWhenDecided).load(rows),
    found: (files, more) => {
      reports.push(...more);
      progress.add(files);
    },
  };

  // most questions are about migrations: reading for these starts before a plan has proved it, and is thrown away if not
  let job = expectsMigrations(request)
    ? pool.begin({ needles: migrationNeedles(request.deployment) }, listener)
    : undefined;
  const found = findFiles(logs, (files) => job?.add(files.filter(isChosen)));
  if (typeof found === "string") {
    job?.cancel();
    note(found);
    return 3;
  }
  folderNotes(found).forEach(note);
  const chosen = found.logs.filter(isChosen);
  if (request.fileChoice !== undefined) note(choiceNote(chosen.length, found.logs.length));

  const { openEngine } = await import("../engine/open-engine");
  const { decideReading } = await import("../engine/plan-reading");
  const engine = await openEngine(folder, threads, viewsOf(request), request.deployment);
  try {
    const statements = await checkedStatements(engine, request);
    const decision = await decideReading(engine.connection, toPlan(request, statements), chosen, request.deployment);
    const wanted = chosen.filter(decision.needs);
    if (decision.plan.needles === undefined && job !== undefined) {
      job.cancel();
      job = undefined;
      reports = [];
    }
    if (decision.readsLogs && chosen.length > 0 && wanted.length === 0) note(nothingAskedFor(chosen));
    if (decision.readsLogs) {
      progress.begin(wanted.length);
      if (decision.plan.columns !== undefined) await engine.narrow(decision.plan.columns);
      decided(engine);
      job ??= beginWith(pool, decision.plan, listener, wanted);
      job.narrow(decision.needs);
      await job.end();
      await engine.loaded();
      progress.clear();
    }

    const indexes = new Set(wanted.map(({ index }) => index));
    const read = reports.filter(({ index }) => indexes.has(index));
    const { notes, problems } = readingNotes(read, (index) => found.logs[index]!.name, wanted.length, found.problems);
    if (wanted.length > 0 && read.filter(({ unreadable }) => unreadable).length === wanted.length) {
      notes.forEach(note);
      note("nothing could be read");
      return 3;
    }
    if (statements.length > 1) await engine.keepViews(viewsOf(request));
    const { answerQuestions } = await import("./answer-questions");
    await answerQuestions(engine, request, statements, io);
    notes.forEach(note);
    return problems > 0 ? 2 : 0;
  } finally {
    job?.cancel();
    engine.close();
  }
}

/** Files come in slices: each reader gets a copy of its list. */
function beginWith(pool: ReaderPool, plan: ReadingPlan, listener: JobListener, files: readonly LogFileToRead[]) {
  const job = pool.begin(plan, listener);
  for (let from = 0; from < files.length; from += 1000) job.add(files.slice(from, from + 1000));
  return job;
}

/** The files to look at, or what is wrong with the folder. */
function findFiles(folder: string, take: (files: readonly LogFileToRead[]) => void): FoundFiles | string {
  let found;
  try {
    found = findLogFiles(folder, take);
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
function fileTest(choice: FileChoice | undefined): (file: LogFileToRead) => boolean {
  if (choice === undefined) return () => true;
  const { first, last } = deliveryRange(choice.from ?? "", choice.to);
  return ({ place }) =>
    place === undefined ||
    (place.deliveryDate >= first &&
      place.deliveryDate <= last &&
      (choice.accounts.length === 0 || choice.accounts.includes(place.account)) &&
      (choice.regions.length === 0 || choice.regions.includes(place.region)));
}

function choiceNote(chosen: number, all: number): string {
  return (
    "with SQL of your own, --from, --to, --account and --region only choose files " +
    `(delivered up to ${lateDeliveryDays} days after --to): ${grouped(chosen)} of ${counted(all, "log file")}`
  );
}

/** A guess that costs nothing but time when it is wrong. */
function expectsMigrations({ statements }: QueryRequest): boolean {
  return statements.every(({ sql }) => !/cloudtrail_/i.test(sql));
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

/**
 * Statements whose plans say what to read. Saved queries over everything have no conditions that choose files, and what
 * the views need, no statement that reads them alone exceeds: then a plan of each view does, not one of each query.
 */
function toPlan(request: QueryRequest, statements: readonly string[]): readonly string[] {
  const readsViewsAlone = statements.every((sql) => !/cloudtrail_(logs|events)/i.test(sql));
  if (!request.wholeRange || !readsViewsAlone) return statements;
  return viewsOf(request).map((name) => `SELECT * FROM ${name}`);
}

/** Statements that the engine understands. Its message says where the fault is. */
async function checkedStatements(engine: Engine, { statements }: QueryRequest): Promise<string[]> {
  const checked: string[] = [];
  for (const { id, sql } of statements) {
    if (id !== undefined) {
      checked.push(sql);
      continue;
    }
    const { count } = await askingEngine(() => engine.connection.extractStatements(sql));
    if (count !== 1) throw new UsageError(`one statement is answered at a time, got ${count}`);
    const text = sql.trim().replace(/;\s*$/, "");
    (await askingEngine(() => engine.connection.prepare(text))).destroySync();
    checked.push(text);
  }
  return checked;
}

interface Progress {
  /** Shows from now on how many of so many files were read. */
  begin(total: number): void;
  add(files: number): void;
  clear(): void;
}

/** A line on stderr that is written again and again, on a terminal only. */
function progressLine({ showsProgress, stderr }: CommandIo): Progress {
  let read = 0;
  let total = 0;
  let shownAt = Date.now();
  let shown = false;
  return {
    begin: (files) => {
      total = files;
    },
    add: (files) => {
      read += files;
      if (!showsProgress || total === 0 || Date.now() - shownAt < 250) return;
      shownAt = Date.now();
      shown = true;
      stderr.write(`\r\u001b[K${grouped(Math.min(read, total))} of ${counted(total, "log file")}`);
    },
    clear: () => {
      if (shown) stderr.write("\r\u001b[K");
    },
  };
}
