import { safeParse } from "valibot";
import { accessKeyProblems, secretKeyProblems } from "./access-key-problems";
import { accountIssues } from "./account-issues";
import { adoptIssues } from "./adopt-issues";
import { bucketNameIssues } from "./bucket-name-issues";
import { combinationIssues } from "./combination-issues";
import { curatedIssues } from "./curated-issues";
import { landingZoneIssues } from "./landing-zone-issues";
import { memberIssues } from "./member-issues";
import { memberTrailIssues } from "./member-trail-issues";
import { notificationIssues } from "./notification-issues";
import { organizationIssues } from "./organization-issues";
import { partitionIssues } from "./partition-issues";
import { defaultRule, isUnknownKey, issuePath, schemaIssues } from "./schema-issues";
import type { SettingsIssue } from "./settings-issue";
import type { SettingsProblem } from "./settings-problem";
import type { ParsedSettings } from "./settings-schema";
import { settingsSchema } from "./settings-schema";
import { soundPart } from "./sound-part";
import { trailIssues } from "./trail-issues";
import { valueAt } from "./value-at";
import { valueText } from "./value-text";
import type { YamlSource } from "./yaml-source";
import { yamlSource } from "./yaml-source";

/** A text that was checked: its problems and, when it has none, its settings. */
export interface CheckedSettings {
  readonly problems: readonly SettingsProblem[];
  readonly parsed?: ParsedSettings;
}

/** Checks a settings text by every rule at once; the problems come in the order of the file. */
export function checkSettingsText(text: string): CheckedSettings {
  const source = yamlSource(text);
  const checked = source.value === undefined ? { issues: [] } : checkValue(source);
  const found = [
    ...accessKeyProblems(text),
    ...source.problems,
    ...secretKeyProblems(source),
    ...checked.issues.map((issue) => problemOf(issue, source)),
  ];
  const problems = distinct(found).sort((a, b) => a.line - b.line || a.column - b.column);
  return problems.length === 0 && "parsed" in checked ? { problems, parsed: checked.parsed } : { problems };
}

function checkValue(source: YamlSource): { issues: readonly SettingsIssue[]; parsed?: ParsedSettings } {
  const result = safeParse(settingsSchema, source.value, { message: defaultRule });
  const faults = result.issues ?? [];
  // a mapping with an unknown key is sound but for that key
  const unsound = faults.filter((issue) => !isUnknownKey(issue)).map(issuePath);
  const sound = soundPart(source.value, unsound);
  const issues = [
    ...schemaIssues(faults, source),
    ...accountIssues(sound),
    ...memberIssues(sound),
    ...memberTrailIssues(sound),
    ...organizationIssues(sound),
    ...partitionIssues(sound),
    ...bucketNameIssues(sound),
    ...combinationIssues(sound),
    ...curatedIssues(sound),
    ...landingZoneIssues(sound),
    ...notificationIssues(sound),
    ...adoptIssues(sound),
    ...trailIssues(sound),
  ];
  return { issues, parsed: result.success ? result.output : undefined };
}

function problemOf(issue: SettingsIssue, source: YamlSource): SettingsProblem {
  const got = issue.got ?? valueText(valueAt(source.value, issue.path), source.written(issue.path));
  return source.problem(issue.path, issue.atKey ? "key" : "value", `${issue.rule}; got ${got}; ${issue.fix}`);
}

/** One rule can be broken in two ways at once, as by a number that is too big and not whole. */
function distinct(problems: readonly SettingsProblem[]): SettingsProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
