import { loadSettings } from "../../../modules/settings/load-settings";
import type { Settings } from "../../../modules/settings/settings";
import { SettingsError } from "../../../modules/settings/settings-error";
import { settingsJsonSchema } from "../../../modules/settings/settings-json-schema";
export { settingsSources } from "../../../modules/settings/settings-sources";
import { type CommandIo, writeText } from "../io";
import { unknownWord } from "../nearest";
import { UsageError } from "../usage-error";
import { explainCommand } from "./settings-explain";

/** `sms-trail settings check FILE`, `sms-trail settings explain FILE` and `sms-trail settings schema`. */
export async function settingsCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const [what, ...rest] = args;
  switch (what) {
    case "check":
      return check(rest, io);
    case "explain":
      return explainCommand(rest, io);
    case "schema":
      if (rest.length > 0) throw new UsageError(`settings schema takes no arguments, got: ${rest.join(" ")}`);
      await writeText(io.stdout, `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`);
      return 0;
    case undefined:
      throw new UsageError("settings what? check FILE, explain FILE, or schema");
    default:
      throw new UsageError(
        unknownWord(
          "command",
          `settings ${what}`,
          ["settings check", "settings explain", "settings schema"],
          "check FILE, explain FILE, or schema",
        ),
      );
  }
}

async function check(files: readonly string[], io: CommandIo): Promise<number> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0 || file.startsWith("-")) {
    throw new UsageError(`settings check takes one file, got: ${files.join(" ") || "none"}`);
  }
  const settings = settingsOrProblems(file);
  if (typeof settings === "string") {
    io.stderr.write(`${settings}\n`);
    return 1;
  }
  await writeText(io.stdout, `${file}: no problems\n`);
  return 0;
}

/** The settings of a file, or a line for each of its problems. */
export function settingsOrProblems(file: string): Settings | string {
  try {
    return loadSettings(file);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}
