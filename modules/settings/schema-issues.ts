import type { BaseIssue } from "valibot";
import { isSecretKey } from "./access-key-problems";
import type { BrokenRule } from "../shared/broken-rule";
import { nearestWord } from "../shared/nearest-word";
import { pathText } from "./path-text";
import type { SettingPath, SettingsIssue } from "./settings-issue";
import { keysAt, schemaAt } from "./settings-json-schema";
import { valueAt } from "./value-at";
import { valueFix } from "./value-fix";
import type { YamlSource } from "./yaml-source";

type SchemaIssue = BaseIssue<unknown>;

/** Words for the kinds of values that rules without words of their own ask for. */
const kindRules: Readonly<Record<string, string>> = {
  string: "must be a text",
  number: "must be a number",
  boolean: "must be true or false",
  array: "must be a list",
  strict_object: "must be a mapping",
  record: "must be a mapping",
};

/** The rule of an issue for which the schema has no words. */
export function defaultRule(issue: SchemaIssue): string {
  const words = expectedWords(issue);
  if (words.length === 0) return kindRules[issue.type] ?? "must be a mapping";
  return words.length === 1 ? `must be ${words.join()}` : `must be one of ${words.join(", ")}`;
}

/** Whether what is wrong is a key that the mapping does not have. */
export function isUnknownKey({ type, expected }: SchemaIssue): boolean {
  return type === "strict_object" && expected === "never";
}

/** Where an issue is. */
export function issuePath({ path }: SchemaIssue): SettingPath {
  return (path ?? []).map(({ key }) => key as string | number);
}

/** What the schema found, in the settings' own words. */
export function schemaIssues(issues: readonly SchemaIssue[], { value, written }: YamlSource): readonly SettingsIssue[] {
  return issues.flatMap((issue) => {
    const path = issuePath(issue);
    const found = valueAt(value, path);
    if (isUnknownKey(issue)) return unknownKeys(path.slice(0, -1), value);
    if (found === undefined) return missing(path, value);
    if (issue.type === "rules") return brokenRule(path, issue.requirement as BrokenRule);
    const words = expectedWords(issue);
    const refused = {
      issue,
      words,
      found,
      written: written(path),
      schema: schemaAt(path, value),
      keys: keysAt(path, value),
    };
    return { path, rule: issue.message, fix: valueFix(refused) };
  });
}

/** The words that a setting may have, where it is one of a few. */
function expectedWords({ type, expected }: SchemaIssue): readonly string[] {
  if (!["picklist", "literal", "variant"].includes(type)) return [];
  return [...(expected ?? "").matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word);
}

function brokenRule(path: SettingPath, { rule, fix, got, atKey }: BrokenRule): SettingsIssue {
  return { path, rule, fix, got, atKey };
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

/** Each key that a mapping does not have; valibot stops at the first. */
function unknownKeys(parent: SettingPath, value: unknown): readonly SettingsIssue[] {
  const keys = keysAt(parent, value);
  return Object.keys(valueAt(value, parent) as object)
    .filter((key) => !keys.includes(key) && !isSecretKey(key))
    .map((key) => unknownKey(parent, key, keys));
}

function unknownKey(parent: SettingPath, key: string, keys: readonly string[]): SettingsIssue {
  const near = nearestWord(key, keys);
  const where = parent.length === 0 ? "a settings file" : pathText(parent);
  const fix = near ? `did you mean ${near}?` : `remove it; ${where} may have ${keys.join(", ")}`;
  const merge = key === "<<" ? "remove it: merging is no part of YAML 1.2; write the settings out" : fix;
  return { path: [...parent, key], rule: "must be a setting", got: "an unknown key", fix: merge, atKey: true };
}
