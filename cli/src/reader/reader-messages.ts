import type { LogFileReport, LogFileToRead, ReadingPlan } from "./read-log-file";

/** What a reader is asked to do. Several readers work on one job: each takes the next file that none has taken. */
export type ToReader =
  /** A new job; what is left of another is thrown away. */
  | {
      readonly type: "begin";
      readonly job: number;
      readonly plan: ReadingPlan;
      /** Shared between threads; see {@link slots}. */
      readonly control: Int32Array;
    }
  /** More files of the job. */
  | {
      readonly type: "files";
      readonly files: readonly LogFileToRead[];
      /** Shared between threads: how many of these files were taken. */
      readonly taken: Int32Array;
      /** Shared between threads: 1 for each file that is still to be read. */
      readonly selected: Uint8Array;
    }
  /** No more files: hand on the rows that are left. */
  | { readonly type: "end" };

/** What stands where in the control of a job. */
export const slots = {
  /** 1 when the job is called off. */
  stop: 0,
  /** Files of rows that the engine has not taken yet. */
  waiting: 1,
  length: 2,
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
  | { readonly type: "rows"; readonly job: number; readonly rows: RowsFile; readonly control: Int32Array }
  | { readonly type: "done"; readonly job: number };

/** Rows on their way to the engine: a JSON object a line. */
export interface RowsFile {
  readonly path: string;
  /** Bytes of the longest line. */
  readonly longest: number;
}
