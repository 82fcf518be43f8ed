import { dayRule } from "../shared/day-rule";
import { documented } from "./documented";
import { textSetting } from "./text-setting";

/** A calendar day, `yyyy-MM-dd`, UTC. */
export const day = documented(textSetting(dayRule, "must be a day, written yyyy-MM-dd"), {
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
});
