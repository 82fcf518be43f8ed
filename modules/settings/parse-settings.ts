import { checkSettingsText } from "./check-settings";
import type { Settings } from "./resolve-settings";
import { resolveSettings } from "./resolve-settings";
import { SettingsError } from "./settings-error";
import type { SettingsProblem } from "./settings-problem";

/**
 * Reads the text of a settings file.
 *
 * @param fileName the file's name as it stands in messages
 * @throws SettingsError with every problem of the text
 */
export function parseSettings(text: string, fileName: string): Settings {
  const { problems, parsed } = checkSettingsText(text);
  if (!parsed) throw new SettingsError(fileName, problems);
  return resolveSettings(parsed);
}

/** Every problem of a settings text, in the order of the file; none for good settings. */
export function checkSettings(text: string): readonly SettingsProblem[] {
  return checkSettingsText(text).problems;
}
