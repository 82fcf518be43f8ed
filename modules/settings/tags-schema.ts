import { pipe, record, string } from "valibot";
import type { BrokenRule } from "../shared/broken-rule";
import { noList } from "./no-list";
import { rules } from "./rules";
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
export const tagsSchema = pipe(
  noList(record(string(), textSetting(checkTagValue))),
  rules((tags) => {
    const keys = Object.keys(tags);
    const broken = keys.flatMap((key) => {
      const rule = checkTagKey(key);
      return rule === undefined ? [] : [{ ...rule, key, atKey: true }];
    });
    const tooMany = { rule: `must have at most ${maxTags} tags`, got: `${keys.length}`, fix: "remove some" };
    return keys.length > maxTags ? [...broken, tooMany] : broken;
  }),
);
