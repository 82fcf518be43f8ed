import type { SettingsProblem } from "./settings-problem";

/** Everything that is wrong with a settings file; its message has one line for each problem, in the order of the file. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  constructor(
    /** The file as it was named. */
    readonly fileName: string,
    readonly problems: readonly SettingsProblem[],
  ) {
    super(problems.map((problem) => problemLine(fileName, problem)).join("\n"));
  }
}

/** A problem as one line: `file:line:column: path: message`. */
export function problemLine(fileName: string, { line, column, path, message }: SettingsProblem): string {
  return [`${fileName}:${line}:${column}`, path, message].filter((part) => part !== "").join(": ");
}
