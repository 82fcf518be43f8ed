import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordFields } from "../../../queries/record-schema";
import { ByteOutput } from "./byte-output";
import { type LogFileReport, logFileReader } from "./read-log-file";
import { type FromReader, slots, type ToReader } from "./reader-messages";

/** Rows that are held before they go to a file; the engine takes such a file in one go. */
const rowsFileSize = 4 * 1024 * 1024;
const filesPerMessage = 64;

/**
 * The reading side, in a worker thread or in the main one: takes messages one after the other.
 *
 * @param folder where files of rows are put; whoever is told of them removes them
 * @param name tells the files of this reader from those of others
 * @param post may take its time with rows: reading goes on when they may
 */
export function logReader(folder: string, name: string, post: (message: FromReader) => void | Promise<void>) {
  let written = 0;
  let job: Job | undefined;

  const flush = async (from: Job) => {
    if (from.out.length > 0) {
      const path = join(folder, `${name}-${(written += 1)}.ndjson`);
      writeFileSync(path, from.out.written());
      const { longest, control } = from;
      await post({ type: "rows", job: from.id, rows: { path, longest }, control });
    }
    from.longest = from.out.length = 0;
  };

  const tell = async (from: Job) => {
    await post({ type: "progress", job: from.id, files: from.read, reports: from.reports });
    from.reports = [];
    from.read = 0;
  };

  const readFiles = async (from: Job, { files, taken, selected }: ToReader & { type: "files" }) => {
    while (Atomics.load(from.control, slots.stop) === 0) {
      const next = Atomics.add(taken, 0, 1);
      const file = files[next];
      if (file === undefined) break;
      if (selected[next] === 0) continue;
      note(from, await from.reader.read(file));
      if (from.read >= filesPerMessage) await tell(from);
      if (from.out.length >= rowsFileSize) await flush(from);
    }
  };

  const startJob = ({ job: id, plan, control }: ToReader & { type: "begin" }): Job => {
    const out = new ByteOutput();
    const started: Job = {
      id,
      control,
      out,
      reader: logFileReader(recordFields, plan, out, async ({ longest }) => {
        started.longest = Math.max(started.longest, longest);
        if (out.length >= rowsFileSize) await flush(started);
      }),
      longest: 0,
      read: 0,
      reports: [],
    };
    return started;
  };

  return async (message: ToReader): Promise<void> => {
    if (message.type === "begin") job = startJob(message);
    else if (job === undefined) throw new Error(`a reader was sent ${message.type} before a job`);
    else if (message.type === "files") await readFiles(job, message);
    else {
      await flush(job);
      await tell(job);
      await post({ type: "done", job: job.id });
    }
  };
}

interface Job {
  readonly id: number;
  readonly control: Int32Array;
  readonly out: ByteOutput;
  readonly reader: ReturnType<typeof logFileReader>;
  longest: number;
  read: number;
  reports: LogFileReport[];
}

function note(job: Job, report: LogFileReport): void {
  job.read += 1;
  job.longest = Math.max(job.longest, report.longest);
  if (report.rows > 0 || report.digest || report.insights > 0 || report.problems.length > 0) job.reports.push(report);
}
