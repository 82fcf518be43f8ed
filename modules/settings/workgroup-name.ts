import { documented } from "./documented";
import { textSetting } from "./text-setting";

/** Name of a workgroup of Athena. */
export const workgroupName = documented(
  textSetting((name) => {
    if (name === "primary") {
      return { rule: "must not be primary, which every account has already", fix: "choose another name" };
    }
    return /^[A-Za-z0-9._-]{1,128}$/.test(name)
      ? undefined
      : { rule: "must be 1 to 128 letters, digits, dots, underscores and hyphens", fix: "leave out other characters" };
  }),
  { pattern: "^[A-Za-z0-9._-]{1,128}$" },
);
