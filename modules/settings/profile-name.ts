import { patternSetting } from "./pattern-setting";

/** Name of a profile of the AWS configuration file. */
export const profileName = patternSetting(
  /^[^\s[\]"'](.*[^\s[\]"'])?$/,
  "must be the name of an AWS profile",
  "write the name alone",
);
