import { workgroupNameRule } from "../shared/athena-name-rules";
import { textSetting } from "./text-setting";

/** Name of a workgroup of Athena. */
export const workgroupName = textSetting(workgroupNameRule).meta({ pattern: "^[A-Za-z0-9._-]{1,128}$" });
