import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Paths of the log files below a folder, without digest files. */
export function logFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".json.gz") && !name.includes("CloudTrail-Digest"))
    .map((name) => join(folder, name));
}
