/** One thing that is wrong with a settings file. */
export interface SettingsProblem {
  /** Line, from 1. */
  readonly line: number;
  /** Column, from 1. */
  readonly column: number;
  /** The setting, such as `accounts.members[2].id`; empty when it is the file itself. */
  readonly path: string;
  /** The rule, what was got and what to do, such as `must be …; got …; write …`. */
  readonly message: string;
}
