import type { RequiredStatements } from "../archive-statements";
import { archiveRequiredStatements } from "../log-archive-statements";
import { sourceStatements } from "../log-queries-statements";
import type { Settings } from "../settings/settings";
import { placeOf } from "../settings/settings-accounts";
import { settingsSources } from "../settings/settings-sources";
import { logArchiveProps } from "./log-archive-props";

/** Statements for the owners of bucket, key and topic, as far as they are given and not made. */
export function givenStatements(settings: Settings): readonly RequiredStatements[] {
  return archiveRequiredStatements(logArchiveProps(settings));
}

/** Statements for the owners of the buckets and keys of older trails. The first source is the log archive's own. */
export function otherSourceStatements(settings: Settings): readonly RequiredStatements[] {
  const where = placeOf(settings, settings.accounts.audit);
  return sourceStatements(where, settingsSources(settings).slice(1));
}

/** The exact statements that the owner of each resource that is not ours must add to its policy. */
export function settingsStatements(settings: Settings): readonly RequiredStatements[] {
  return [...givenStatements(settings), ...otherSourceStatements(settings)];
}
