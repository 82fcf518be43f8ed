import { rmSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { logReader } from "./log-reader";
import type { LogFileReport, LogFileToRead, ReadingPlan } from "./read-log-file";
import { type FromReader, type ReadingJob, type RowsFile, slots } from "./reader-messages";

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
  /** Leaves out, of the files that nobody has taken yet, those for which `isWanted` is false. */
  narrow(isWanted: (file: LogFileToRead) => boolean): void;
  /** Resolves when every file was read and every row was taken. */
  readonly finished: Promise<void>;
  /** Calls it off; its rows are thrown away. */
  cancel(): void;
}

/** Reads files on several threads at once. Start it first: threads take as long to start as a thousand files to read. */
export interface ReaderPool {
  start(files: readonly LogFileToRead[], plan: ReadingPlan, listener: JobListener): RunningJob;
  close(): Promise<void>;
}

/** Starts the readers. */
export function readerPool({ workerFile, threads, folder }: ReaderPoolOptions): ReaderPool {
  const jobs = new Map<number, JobState>();
  const fail = (error: unknown) => {
    for (const job of jobs.values()) job.reject(error);
  };
  const take = (message: FromReader): Promise<void> => jobs.get(message.job)!.take(message);
  const readers =
    workerFile === undefined
      ? [readerOnThisThread(folder, take, fail)]
      : Array.from({ length: threads }, (_, index) => readerInWorker(workerFile, folder, `rows-${index}`, take, fail));

  return {
    start(files, plan, listener) {
      const id = jobs.size + 1;
      const selected = new Uint8Array(new SharedArrayBuffer(files.length)).fill(1);
      const control = new Int32Array(new SharedArrayBuffer(slots.length * 4));
      const state = jobState(control, readers.length, listener);
      jobs.set(id, state);
      for (const reader of readers) reader.post({ id, plan, files, control, selected });
      return {
        narrow: (isWanted) => files.forEach((file, index) => isWanted(file) || (selected[index] = 0)),
        finished: state.finished,
        cancel: state.cancel,
      };
    },
    close: async () => {
      await Promise.all(readers.map((reader) => reader.close()));
    },
  };
}

interface JobState {
  readonly finished: Promise<void>;
  take(message: FromReader): Promise<void>;
  reject(error: unknown): void;
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
    reject: settle.reject,
    cancel: () => {
      cancelled = true;
      Atomics.store(control, slots.stop, 1);
      Atomics.notify(control, slots.waiting);
    },
    take: async (message) => {
      if (message.type === "rows") {
        const loaded = loading.then(() => load(message.rows));
        loading = loaded.catch(settle.reject);
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
  post(job: ReadingJob): void;
  close(): Promise<unknown>;
}

function readerInWorker(
  workerFile: string,
  folder: string,
  name: string,
  take: (message: FromReader) => Promise<void>,
  fail: (error: unknown) => void,
): Reader {
  const worker = new Worker(workerFile, { workerData: { folder, name } });
  worker.on("message", (message: FromReader) => void take(message));
  worker.on("error", fail);
  return { post: (job) => worker.postMessage(job), close: () => worker.terminate() };
}

function readerOnThisThread(
  folder: string,
  take: (message: FromReader) => Promise<void>,
  fail: (error: unknown) => void,
): Reader {
  let last = Promise.resolve();
  const read = logReader(folder, "rows", take);
  return {
    post: (job) => {
      last = last.then(() => read(job)).catch(fail);
    },
    close: () => last,
  };
}
