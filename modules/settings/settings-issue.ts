import type { BrokenRule } from "../shared/broken-rule";

/** Keys and list positions from the top of the file to a setting. */
export type SettingPath = readonly (string | number)[];

/** A broken rule of one setting, before it is known where in the file that setting stands. */
export interface SettingsIssue extends BrokenRule {
  readonly path: SettingPath;

  /**
   * What was found, for the words behind "got".
   *
   * @default - the value as the file has it
   */
  readonly got?: string;

  /**
   * Whether the key is the fault and not its value.
   *
   * @default false
   */
  readonly atKey?: boolean;
}
