import type { LogFileReport, LogFileToRead, ReadingPlan } from "./read-log-file";

/** Files to read by one plan. Several readers work on one job: each takes the next file that none has taken. */
export interface ReadingJob {
  readonly id: number;
  readonly plan: ReadingPlan;
  readonly files: readonly LogFileToRead[];
  /** Shared between threads; see {@link slots}. */
  readonly control: Int32Array;
  /** Shared between threads: 1 for each file that is still to be read. */
  readonly selected: Uint8Array;
}

/** What stands where in the control of a job. */
export const slots = {
  /** Number of the next file that nobody has taken. */
  next: 0,
  /** 1 when the job is called off. */
  stop: 1,
  /** Files of rows that the engine has not taken yet. */
  waiting: 2,
  length: 3,
} as const;

/** What readers say of a job. */
export type FromReader =
  | {
      readonly type: "progress";
      readonly job: number;
      readonly files: number;
      /** Reports of the files in which anything was found. */
      readonly reports: readonly LogFileReport[];
    }
  | { readonly type: "rows"; readonly job: number; readonly rows: RowsFile }
  | { readonly type: "done"; readonly job: number };

/** Rows on their way to the engine: a JSON object a line. */
export interface RowsFile {
  readonly path: string;
  readonly rows: number;
  /** Bytes of the longest line. */
  readonly longest: number;
}
