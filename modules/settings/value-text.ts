import { holdsAccessKey } from "./access-key-problems";

const maxLength = 80;

/** A value for the words behind "got": short, on one line, without control characters, and never an access key. */
export function valueText(value: unknown, written?: string): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a mapping";
  if (typeof value !== "string") return asRead(value, written);
  if (holdsAccessKey(value)) return "what looks like an access key (not shown)";
  const shown = value.length > maxLength ? `${value.slice(0, maxLength)}…` : value;
  // beyond JSON's own escapes: what moves a terminal's cursor or turns its text around
  const unseen = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
  return JSON.stringify(shown).replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function asRead(value: unknown, written: string | undefined): string {
  const read = String(value);
  if (written === undefined || written === read) return read;
  return `${written}, which YAML reads as ${typeof value === "number" ? "the number " : ""}${read}`;
}
