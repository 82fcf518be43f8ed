import { partitionColumns, recordFields } from "../../../queries/record-schema";
import { viewColumns, viewNames } from "../../../queries/views";
import { unknownWord } from "../nearest";

const unknownColumn =
  /^Binder Error: (?:Referenced column|(?:Table|Values list) "[^"]*" does not have a column named) "([^"]+)"[^\n]*(?:\nCandidate bindings:[^\n]*)?/;

/** The engine's message as people need it: an unknown column with the one that was most likely meant, and where it stands. */
export function engineMessage(message: string): string {
  const text = message.replace(/^Failed to extract statements: /, "").trimEnd();
  const [whole, column] = unknownColumn.exec(text) ?? [];
  if (whole === undefined || column === undefined) return text;
  const more = "docs/schema.md lists the columns";
  return unknownWord("column", column, columnsOf(text), more) + text.slice(whole.length);
}

/** Columns of the views and the raw table that the message's line of SQL names, or of all views. */
function columnsOf(text: string): string[] {
  const names = (name: string) => new RegExp(`\\b${name}\\b`, "i").test(text);
  const named = viewNames.filter(names);
  const raw = names("cloudtrail_logs")
    ? [...recordFields.map(({ name }) => name.toLowerCase()), ...partitionColumns]
    : [];
  const views = named.length > 0 || raw.length > 0 ? named : viewNames;
  return [...new Set([...views.flatMap((name) => viewColumns(name).map((column) => column.name)), ...raw])];
}
