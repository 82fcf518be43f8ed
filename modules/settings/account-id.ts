import type { BrokenRule } from "../shared/broken-rule";
import { documented } from "./documented";
import { textSetting } from "./text-setting";

const rule = "must be exactly 12 digits, in quotes";

function checkAccountId(id: string): BrokenRule | undefined {
  if (/^[0-9]{12}$/.test(id)) return undefined;
  const digits = id.replace(/[\s-]/g, "");
  if (/^[0-9]{12}$/.test(digits)) return { rule, fix: `write "${digits}"` };
  return { rule, fix: "write all 12 digits, leading zeros included" };
}

/** An AWS account id. A text: as a number it would lose its leading zeros. */
export const accountId = documented(textSetting(checkAccountId, rule), {
  pattern: "^[0-9]{12}$",
  examples: ["111111111111"],
});
