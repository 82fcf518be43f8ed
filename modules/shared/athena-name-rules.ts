import type { BrokenRule } from "./broken-rule";

/** What Athena asks of the name of a Glue database that it reads. */
export const databaseNamePattern = /^[a-z][a-z0-9_]{0,254}$/;

/** The rule that the name of a database breaks. */
export function databaseNameRule(name: string): BrokenRule | undefined {
  if (databaseNamePattern.test(name)) return undefined;
  const rule = "must be lower-case letters, digits and underscores, a letter first, at most 255";
  return { rule, fix: "write it like sms_trail" };
}

/** The rule that the name of a workgroup breaks. */
export function workgroupNameRule(name: string): BrokenRule | undefined {
  if (name === "primary") {
    return { rule: "must not be primary, which every account has already", fix: "choose another name" };
  }
  if (/^[A-Za-z0-9._-]{1,128}$/.test(name)) return undefined;
  const rule = "must be 1 to 128 letters, digits, dots, underscores and hyphens";
  return { rule, fix: "leave out other characters" };
}

/** Bytes that a workgroup can be limited to at least; Athena refuses less. */
export const leastCutoffBytes = 10 * 1024 ** 2;
