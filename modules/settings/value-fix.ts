import type { z } from "zod";
import { nearestWord } from "../shared/nearest-word";
import type { JsonSchema } from "./settings-json-schema";

/** A value that the schema refuses without saying what to do. */
export interface RefusedValue {
  readonly issue: z.core.$ZodIssue;
  /** The value. */
  readonly found: unknown;
  /** The value as the file has it, when it stands there without quotes. */
  readonly written: string | undefined;
  /** What the setting may be. */
  readonly schema: JsonSchema | undefined;
  /** Keys that the setting may have, when it is a mapping. */
  readonly keys: readonly string[];
}

/** What to do about a value that the schema refuses. */
export function valueFix(value: RefusedValue): string {
  const { issue, found, keys } = value;
  if (found === null) return "give it a value or remove the line";
  if (issue.code === "invalid_value") return wordFix(found, issue.values);
  if (issue.code === "too_small" || issue.code === "too_big") {
    return issue.origin === "array" ? "add one, or remove the line" : "write a number in that range";
  }
  switch (issue.code === "invalid_type" ? issue.expected : undefined) {
    case "string":
      return textFix(value);
    case "number":
    case "int":
      return typeof found === "string" && /^[0-9]+$/.test(found) ? "write it without quotes" : "write a whole number";
    case "boolean":
      return typeof found === "string" ? "write true or false, without quotes" : "write true or false";
    case "array":
      return "write a list, each item behind a hyphen";
    case "object":
    case "record":
      return `write ${keys.length === 0 ? "keys with their values," : keys.join(", ")} indented under it`;
    default:
      return exampleFix(value);
  }
}

/** Which of a few words to write. */
export function wordFix(found: unknown, words: readonly unknown[]): string {
  const near = typeof found === "string" ? nearestWord(found, words.map(String)) : undefined;
  if (near !== undefined) return `did you mean ${near}?`;
  return words.length === 1 ? `write ${String(words[0])}` : "write one of these words";
}

/** What to write for a number or a boolean where a text belongs: the same in quotes, if that would do. */
function textFix(value: RefusedValue): string {
  const { found, written, schema } = value;
  if (typeof found === "object") return "write one text here";
  const fits = written !== undefined && new RegExp(schema?.pattern ?? "").test(written);
  return fits ? `write "${written}"` : exampleFix(value);
}

function exampleFix({ schema }: RefusedValue): string {
  return `write it in quotes, like ${JSON.stringify(schema?.examples?.[0] ?? schema?.default ?? "text")}`;
}
