import type { BrokenRule } from "./broken-rule";

/** The rule that a calendar day, `yyyy-MM-dd`, breaks. */
export function dayRule(text: string): BrokenRule | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return { rule: "must be a day, written yyyy-MM-dd", fix: "write it like 2016-11-14" };
  const date = new Date(`${text}T00:00:00Z`);
  // JavaScript turns 30 February into 1 March
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    return { rule: "must be a day of the calendar", fix: "correct the month or the day" };
  }
  return undefined;
}
