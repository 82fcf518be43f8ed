import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordFields } from "../../../queries/record-schema";
import { ByteOutput } from "./byte-output";
import { type LogFileReport, logFileReader } from "./read-log-file";
import { type FromReader, type ReadingJob, slots } from "./reader-messages";

/** Rows that are held before they go to a file; the engine takes such a file in one go. */
const rowsFileSize = 8 * 1024 * 1024;
const filesPerMessage = 64;

/**
 * The reading side, in a worker thread or in the main one.
 *
 * @param folder where files of rows are put; whoever is told of them removes them
 * @param name tells the files of this reader from those of others
 * @param post may take its time with rows: reading goes on when they may
 */
export function logReader(folder: string, name: string, post: (message: FromReader) => void | Promise<void>) {
  let written = 0;

  /** Reads files of the job until none is left or it is called off. */
  return async ({ id, plan, files, control, selected }: ReadingJob): Promise<void> => {
    const out = new ByteOutput();
    const reader = logFileReader(recordFields, plan, out);
    let rows = 0;
    let longest = 0;
    let read = 0;
    let reports: LogFileReport[] = [];

    const flush = async () => {
      if (rows === 0) return;
      const path = join(folder, `${name}-${(written += 1)}.ndjson`);
      writeFileSync(path, out.written());
      await post({ type: "rows", job: id, rows: { path, rows, longest } });
      rows = longest = out.length = 0;
    };
    const tell = async () => {
      await post({ type: "progress", job: id, files: read, reports });
      reports = [];
      read = 0;
    };

    while (Atomics.load(control, slots.stop) === 0) {
      const next = Atomics.add(control, slots.next, 1);
      const file = files[next];
      if (file === undefined) break;
      if (selected[next] === 0) continue;
      const report = await reader.read(file);
      read += 1;
      rows += report.rows;
      longest = Math.max(longest, report.longest);
      if (report.rows > 0 || report.digest || report.insights > 0 || report.problems.length > 0) reports.push(report);
      if (read >= filesPerMessage) await tell();
      if (out.length >= rowsFileSize) await flush();
    }
    await flush();
    await tell();
    await post({ type: "done", job: id });
  };
}
