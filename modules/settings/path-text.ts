import type { SettingPath } from "./settings-issue";

/** A path as people write it: `accounts.members[2].id`; a key that is no plain word is quoted: `tags["cost center"]`. */
export function pathText(path: SettingPath): string {
  return path
    .map((part) => {
      if (typeof part === "number") return `[${part}]`;
      return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    })
    .join("")
    .replace(/^\./, "");
}
