/** What is wrong with a log file or with a record in it. */
export interface Problem {
  /**
   * Sentence about the file or record, without its name.
   */
  readonly message: string;
  /** Which record of the file, counted from 1. @default - the file as a whole */
  readonly record?: number;
}
