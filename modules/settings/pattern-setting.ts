import { textSetting } from "./text-setting";

/** A text that must match one pattern as a whole, with the rule that the pattern stands for. */
export function patternSetting(pattern: RegExp, rule: string, fix: string) {
  return textSetting((value) => (pattern.test(value) ? undefined : { rule, fix })).meta({ pattern: pattern.source });
}
