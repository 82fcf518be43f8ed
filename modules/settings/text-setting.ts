import { z } from "zod";
import type { BrokenRule } from "../shared/broken-rule";

/**
 * A text that must pass a check; the check returns the first rule that the text breaks.
 *
 * @param wrongKind what to say to a number, a mapping or another thing that is no text
 */
export function textSetting(check: (value: string) => BrokenRule | undefined, wrongKind?: string) {
  return z.string(wrongKind === undefined ? undefined : { error: wrongKind }).superRefine((value, context) => {
    const broken = check(value);
    if (broken) context.addIssue({ code: "custom", message: broken.rule, params: { fix: broken.fix } });
  });
}
