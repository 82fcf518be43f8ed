import { strictObject, type ObjectEntries } from "valibot";
import { noList } from "./no-list";

/** A mapping of these settings and no others. */
export function mapping<const Entries extends ObjectEntries>(entries: Entries) {
  return noList(strictObject(entries));
}
