import { rmSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { logReader } from "./log-reader";
import type { LogFileReport, LogFileToRead, ReadingPlan } from "./read-log-file";
import { type FromReader, type RowsFile, slots, type ToReader } from "./reader-messages";

/** What a pool of readers needs. */
export interface ReaderPoolOptions {
  /**
   * Bundled worker.
   *
   * @default - files are read on the calling thread
   */
  readonly workerFile?: string;
  /** Number of worker threads. */
  readonly threads: number;
  /** Folder for files of rows. */
  readonly folder: string;
}

/** Who is told of a job. */
export interface JobListener {
  /** Takes rows and removes their file; called for one file at a time. */
  load(rows: RowsFile): Promise<void>;
  /** Told how many files were read since the last time, and what was found in them. */
  found(files: number, reports: readonly LogFileReport[]): void;
}

/** A job under way. */
export interface RunningJob {
  /** Reads these files too. */
  add(files: readonly LogFileToRead[]): void;
  /** Leaves out, of the files that nobody has taken yet, those that are not wanted. */
  narrow(isWanted: (file: LogFileToRead) => boolean): void;
  /** Resolves when every file was read and every row was taken. */
  end(): Promise<void>;
  /** Calls it off; its rows are thrown away. */
  cancel(): void;
}

/** Reads files on several threads at once. Start it first: threads take as long to start as a hundred files to read. */
export interface ReaderPool {
  /** Begins a job; there is one at a time, and an earlier one must have ended or been called off. */
  begin(plan: ReadingPlan, listener: JobListener): RunningJob;
  close(): Promise<void>;
}

/** Starts the readers. */
export function readerPool({ workerFile, threads, folder }: ReaderPoolOptions): ReaderPool {
  const jobs: JobState[] = [];
  const fail = (error: unknown) => jobs.forEach((job) => job.fail(error));
  const take = (message: FromReader) => jobs[message.job]!.take(message);
  const readers =
    workerFile === undefined
      ? [readerOnThisThread(folder, take, fail)]
      : Array.from({ length: threads }, (_, index) => readerInWorker(workerFile, folder, `rows-${index}`, take, fail));
  const postAll = (message: ToReader) => readers.forEach((reader) => reader.post(message));

  return {
    begin: (plan, listener) => {
      const control = new Int32Array(new SharedArrayBuffer(slots.length * 4));
      const state = jobState(control, readers.length, listener);
      postAll({ type: "begin", job: jobs.length, plan, control });
      jobs.push(state);
      return runningJob(state, control, postAll);
    },
    close: async () => {
      await Promise.all(readers.map((reader) => reader.close()));
    },
  };
}

function runningJob(state: JobState, control: Int32Array, postAll: (message: ToReader) => void): RunningJob {
  const added: { files: readonly LogFileToRead[]; selected: Uint8Array }[] = [];
  return {
    add: (files) => {
      const selected = new Uint8Array(new SharedArrayBuffer(files.length)).fill(1);
      added.push({ files, selected });
      postAll({ type: "files", files, selected, taken: new Int32Array(new SharedArrayBuffer(4)) });
    },
    narrow: (isWanted) => {
      for (const { files, selected } of added) {
        files.forEach((file, index) => {
          if (!isWanted(file)) selected[index] = 0;
        });
      }
    },
    end: () => {
      postAll({ type: "end" });
      return state.finished;
    },
    cancel: () => {
      state.cancel();
      Atomics.store(control, slots.stop, 1);
      Atomics.notify(control, slots.waiting);
    },
  };
}

interface JobState {
  readonly finished: Promise<void>;
  take(message: FromReader): Promise<void>;
  fail(error: unknown): void;
  cancel(): void;
}

function jobState(control: Int32Array, readers: number, listener: JobListener): JobState {
  let left = readers;
  let cancelled = false;
  let loading: Promise<unknown> = Promise.resolve();
  let settle: { resolve: () => void; reject: (error: unknown) => void } = { resolve: () => {}, reject: () => {} };
  const finished = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  // whoever waits for it gets the error; a job that was called off is waited for by nobody
  finished.catch(() => {});

  const load = async (rows: RowsFile) => {
    if (cancelled) rmSync(rows.path, { force: true });
    else await listener.load(rows);
    Atomics.sub(control, slots.waiting, 1);
    Atomics.notify(control, slots.waiting);
  };
  return {
    finished,
    fail: settle.reject,
    cancel: () => {
      cancelled = true;
    },
    take: async (message) => {
      if (message.type === "rows") {
        loading = loading.then(() => load(message.rows)).catch(settle.reject);
        await loading;
      } else if (message.type === "progress") {
        if (!cancelled) listener.found(message.files, message.reports);
      } else if ((left -= 1) === 0) {
        await loading;
        settle.resolve();
      }
    },
  };
}

interface Reader {
  post(message: ToReader): void;
  close(): Promise<unknown>;
}

type Take = (message: FromReader) => Promise<void>;

function readerInWorker(
  file: string,
  folder: string,
  name: string,
  take: Take,
  fail: (error: unknown) => void,
): Reader {
  const worker = new Worker(file, { workerData: { folder, name } });
  worker.on("message", (message: FromReader) => void take(message));
  worker.on("error", fail);
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() };
}

function readerOnThisThread(folder: string, take: Take, fail: (error: unknown) => void): Reader {
  let last = Promise.resolve();
  const read = logReader(folder, "rows", take);
  return {
    post: (message) => {
      last = last.then(() => read(message)).catch(fail);
    },
    close: () => last,
  };
}
