import { keyPrefixMaxLength, keyPrefixRule } from "../shared/key-prefix-rule";
import { documented } from "./documented";
import { textSetting } from "./text-setting";

/** Key prefix that a trail writes under, as CloudTrail takes it. */
export const keyPrefix = documented(textSetting(keyPrefixRule), {
  maxLength: keyPrefixMaxLength,
  examples: ["cloudtrail", "audit/cloudtrail"],
});
