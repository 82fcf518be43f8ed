import { pipe, string } from "valibot";
import type { BrokenRule } from "../shared/broken-rule";
import { rules } from "./rules";

/**
 * A text that must pass a check; the check returns the first rule that the text breaks.
 *
 * @param wrongKind what to say to a number, a mapping or another thing that is no text
 */
export function textSetting(check: (value: string) => BrokenRule | undefined, wrongKind?: string) {
  return pipe(
    string(wrongKind),
    rules((value) => [check(value)].filter((broken) => broken !== undefined)),
  );
}
