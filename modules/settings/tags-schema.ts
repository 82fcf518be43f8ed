import { z } from "zod";
import type { BrokenRule } from "../shared/broken-rule";
import { textSetting } from "./text-setting";

const maxTags = 40; // AWS allows 50 on a resource; the constructs and the landing zone want some too
const characters = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;
const charactersRule = "must hold only letters, digits, spaces and _ . : / = + - @";

function checkTagKey(key: string): BrokenRule | undefined {
  if (key === "" || [...key].length > 128)
    return { rule: "must have a key of 1 to 128 characters", fix: "choose another key" };
  if (/^aws:/i.test(key)) return { rule: "must have a key that does not begin with aws:", fix: "begin it otherwise" };
  if (!characters.test(key))
    return {
      rule: "must have a key of letters, digits, spaces and _ . : / = + - @ alone",
      fix: "leave out other characters",
    };
  return undefined;
}

function checkTagValue(value: string): BrokenRule | undefined {
  if ([...value].length > 256) return { rule: "must be at most 256 characters long", fix: "shorten it" };
  return characters.test(value) ? undefined : { rule: charactersRule, fix: "leave out other characters" };
}

/**
 * Schema of the tags that every resource gets.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export const tagsSchema = z.record(z.string(), textSetting(checkTagValue)).superRefine((tags, context) => {
  const keys = Object.keys(tags);
  for (const key of keys) {
    const broken = checkTagKey(key);
    if (broken) {
      context.addIssue({ code: "custom", path: [key], message: broken.rule, params: { fix: broken.fix, atKey: true } });
    }
  }
  if (keys.length > maxTags) {
    const params = { got: `${keys.length}`, fix: "remove some" };
    context.addIssue({ code: "custom", message: `must have at most ${maxTags} tags`, params });
  }
});
