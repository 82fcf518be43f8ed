import type { BrokenRule } from "./broken-rule";

/**
 * Checks a property by a rule that the settings have too.
 *
 * @param name property that has the value, for the message
 * @throws Error when the value breaks the rule; a token is not looked into
 */
export function checkRule(name: string, value: string, rule: (value: string) => BrokenRule | undefined): void {
  if (value.includes("${TfToken[")) return;
  const broken = rule(value);
  if (broken) throw new Error(`${name} ${broken.rule}, got: '${value}' (${broken.fix})`);
}
