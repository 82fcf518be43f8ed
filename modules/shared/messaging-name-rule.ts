import type { BrokenRule } from "./broken-rule";

/** The rule that the name of a topic (up to 256 characters) or a queue (up to 80) breaks. */
export function messagingNameRule(name: string, maxLength: 80 | 256): BrokenRule | undefined {
  if (new RegExp(`^[A-Za-z0-9_-]{1,${maxLength}}$`).test(name)) return undefined;
  const rule = `must be 1 to ${maxLength} letters, digits, underscores and hyphens`;
  return { rule, fix: "write the name alone, no ARN and no URL" };
}
