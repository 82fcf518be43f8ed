import { workgroupNameRule } from "../shared/athena-name-rules";
import { documented } from "./documented";
import { textSetting } from "./text-setting";

/** Name of a workgroup of Athena. */
export const workgroupName = documented(textSetting(workgroupNameRule), { pattern: "^[A-Za-z0-9._-]{1,128}$" });
