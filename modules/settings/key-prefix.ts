import { keyPrefixMaxLength, keyPrefixRule } from "../shared/key-prefix-rule";
import { textSetting } from "./text-setting";

/** Key prefix that a trail writes under, as CloudTrail takes it. */
export const keyPrefix = textSetting(keyPrefixRule).meta({
  maxLength: keyPrefixMaxLength,
  examples: ["cloudtrail", "audit/cloudtrail"],
});
