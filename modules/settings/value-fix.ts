import type { BaseIssue } from "valibot";
import { nearestWord } from "../shared/nearest-word";
import type { JsonSchema } from "./settings-json-schema";

/** A value that the schema refuses without saying what to do. */
export interface RefusedValue {
  readonly issue: BaseIssue<unknown>;
  /** The words that it may be, where it is one of a few. */
  readonly words: readonly string[];
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
  const { issue, words, found, keys } = value;
  if (found === null) return "give it a value or remove the line";
  if (words.length > 0) return wordFix(found, words);
  switch (issue.type) {
    case "min_length":
      return "add one, or remove the line";
    case "min_value":
    case "max_value":
      return "write a number in that range";
    case "string":
      return textFix(value);
    case "number":
    case "integer":
      return typeof found === "string" && /^[0-9]+$/.test(found) ? "write it without quotes" : "write a whole number";
    case "boolean":
      return typeof found === "string" ? "write true or false, without quotes" : "write true or false";
    case "array":
      return "write a list, each item behind a hyphen";
    case "strict_object":
    case "record":
    case "variant":
      return `write ${keys.length === 0 ? "keys with their values," : keys.join(", ")} indented under it`;
    default:
      return exampleFix(value);
  }
}

/** Which of a few words to write. */
function wordFix(found: unknown, words: readonly string[]): string {
  const near = typeof found === "string" ? nearestWord(found, words) : undefined;
  if (near !== undefined) return `did you mean ${near}?`;
  return words.length === 1 ? `write ${words.join()}` : "write one of these words";
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
