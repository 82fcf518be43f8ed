import { trailNameRule } from "../shared/trail-name-rule";
import { documented } from "./documented";
import { textSetting } from "./text-setting";

/** Name of a trail. */
export const trailName = documented(textSetting(trailNameRule), {
  pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$",
  examples: ["sms-trail"],
});
