import type { z } from "zod";
import { isSecretKey } from "./access-key-problems";
import { nearestWord } from "../shared/nearest-word";
import { pathText } from "./path-text";
import type { SettingPath, SettingsIssue } from "./settings-issue";
import { keysAt, schemaAt } from "./settings-json-schema";
import { valueAt } from "./value-at";
import { valueFix, wordFix } from "./value-fix";
import type { YamlSource } from "./yaml-source";

type ZodIssue = z.core.$ZodIssue;

/** Words for the kinds of values that rules without words of their own ask for. */
const kindRules: Readonly<Record<string, string>> = {
  string: "must be a text",
  number: "must be a number",
  boolean: "must be true or false",
  array: "must be a list",
  object: "must be a mapping",
  record: "must be a mapping",
};

/** The rule of an issue for which the schema has no words. */
export function defaultRule(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return kindRules[String(issue["expected"])];
  if (issue.code === "invalid_value") {
    const values = (issue["values"] as readonly unknown[]).join(", ");
    return (issue["values"] as readonly unknown[]).length === 1 ? `must be ${values}` : `must be one of ${values}`;
  }
  return undefined;
}

/** What the schema found, in the settings' own words. */
export function schemaIssues(issues: readonly ZodIssue[], { value, written }: YamlSource): readonly SettingsIssue[] {
  const unrecognized = issues.filter(({ code }) => code === "unrecognized_keys");
  const mistyped = new Set(unrecognized.map(({ path }) => path.join(".")));
  return issues.flatMap((issue) => {
    const path = issue.path as SettingPath;
    const found = valueAt(value, path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.filter((key) => !isSecretKey(key)).map((key) => unknownKey(path, key, value));
    }
    if (found === undefined) return missing(path, value);
    // the mistyped key explains why one is missing
    if (issue.code === "custom" && mistyped.has(path.join("."))) return [];
    if (issue.code === "custom") return { path, rule: issue.message, ...customDetails(issue.params) };
    if (issue.code === "invalid_union" && "options" in issue)
      return unknownVariant(path, issue.options as unknown[], found);
    const refused = { issue, found, written: written(path), schema: schemaAt(path, value), keys: keysAt(path, value) };
    return { path, rule: issue.message, fix: valueFix(refused) };
  });
}

function customDetails(params: Record<string, unknown> | undefined): Pick<SettingsIssue, "fix" | "got" | "atKey"> {
  return { fix: "correct it", ...params };
}

function missing(path: SettingPath, value: unknown): SettingsIssue {
  const key = String(path.at(-1));
  const schema = schemaAt(path, value);
  const example = schema?.examples?.[0] ?? schema?.const;
  const required = schema?.required?.length ? `${key}, with ${schema.required.join(" and ")} indented under it` : key;
  const fix = `add ${example === undefined ? required : `${key}: ${yamlText(example)}`}`;
  return { path, rule: "is required", got: "nothing", fix };
}

/** An example as people write it in YAML: in quotes only where it would be no text without them. */
function yamlText(example: unknown): string {
  return typeof example === "string" && /^[A-Za-z][\w./:-]*$/.test(example) ? example : JSON.stringify(example);
}

function unknownKey(parent: SettingPath, key: string, value: unknown): SettingsIssue {
  const keys = keysAt(parent, value);
  const near = nearestWord(key, keys);
  const where = parent.length === 0 ? "a settings file" : pathText(parent);
  const fix = near ? `did you mean ${near}?` : `remove it; ${where} may have ${keys.join(", ")}`;
  const merge = key === "<<" ? "remove it: merging is no part of YAML 1.2; write the settings out" : fix;
  return { path: [...parent, key], rule: "must be a setting", got: "an unknown key", fix: merge, atKey: true };
}

function unknownVariant(path: SettingPath, options: readonly unknown[], found: unknown): SettingsIssue {
  return { path, rule: `must be one of ${options.join(", ")}`, fix: wordFix(found, options) };
}
