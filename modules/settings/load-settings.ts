import { readFileSync } from "node:fs";
import { parseSettings } from "./parse-settings";
import type { Settings } from "./resolve-settings";
import { SettingsError } from "./settings-error";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "got no such file; give the path of one, or copy one from examples/",
  EISDIR: "got a directory; give the path of the file in it",
  ENOTDIR: "got a file in place of one of its folders; correct the path",
  EACCES: "got no permission to read it; change its permissions or the user",
};

/**
 * Reads a settings file.
 *
 * @param path path of the file, also its name in messages
 * @throws SettingsError with every problem of the file, or with the reason why it can't be read
 */
export function loadSettings(path: string): Settings {
  return parseSettings(readSettingsText(path), path);
}

/** Reads the text of a settings file; throws a SettingsError when it can't be read. */
export function readSettingsText(path: string): string {
  const fail = (message: string) =>
    new SettingsError(path, [{ line: 1, column: 1, path: "", message: `must be a file that can be read; ${message}` }]);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw fail(reasons[code] ?? `got ${message}; correct that`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw fail("got something that is not UTF-8 text; save it as UTF-8");
  }
}
