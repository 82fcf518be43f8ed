import { parseArgs } from "node:util";
import { readSettingsText } from "../../../modules/settings/load-settings";
import { parseSettings } from "../../../modules/settings/parse-settings";
import { SettingsError } from "../../../modules/settings/settings-error";
import { yamlSource } from "../../../modules/settings/yaml-source";
import { explainSettings } from "../explain/explain-settings";
import { explanationText } from "../explain/explanation-text";
import { type CommandIo, writeText } from "../io";
import { UsageError } from "../usage-error";
import { checkFormat } from "./query-request";

/** `sms-trail settings explain FILE`: what the settings mean, before anything is deployed. */
export async function explainCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { file, format } = requestOf(args);
  try {
    const text = readSettingsText(file);
    const explanation = explainSettings(parseSettings(text, file), yamlSource(text).value ?? {});
    await writeText(
      io.stdout,
      format === "json" ? `${JSON.stringify(explanation, null, 2)}\n` : explanationText(explanation),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function requestOf(args: readonly string[]): { readonly file: string; readonly format: "text" | "json" } {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError(`settings explain takes one file, got: ${positionals.join(" ") || "none"}`);
  }
  return { file, format: checkFormat(values.format ?? "text", ["text", "json"]) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { format: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". To specify")[0]!);
  }
}
