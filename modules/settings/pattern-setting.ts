import { documented } from "./documented";
import { textSetting } from "./text-setting";

/** A text that must match one pattern as a whole, with the rule that the pattern stands for. */
export function patternSetting(pattern: RegExp, rule: string, fix: string) {
  return documented(
    textSetting((value) => (pattern.test(value) ? undefined : { rule, fix })),
    {
      pattern: pattern.source,
    },
  );
}
