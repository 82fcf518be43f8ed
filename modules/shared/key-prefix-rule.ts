import type { BrokenRule } from "./broken-rule";

/** CreateTrail's S3KeyPrefix. */
export const keyPrefixMaxLength = 200;

/** The first rule that a trail's key prefix breaks. */
export function keyPrefixRule(prefix: string): BrokenRule | undefined {
  if (prefix === "") return { rule: "must not be empty", fix: "leave prefix out to have none" };
  if (/^\/|\/$/.test(prefix)) return { rule: "must not begin or end with a slash", fix: soundPrefix(prefix) };
  if (prefix.includes("//")) return { rule: "must not hold two slashes in a row", fix: soundPrefix(prefix) };
  const folders = prefix.split("/");
  if (folders.includes("AWSLogs")) {
    return {
      rule: "must not hold AWSLogs, which CloudTrail adds itself",
      fix: "write only what stands before AWSLogs, or leave prefix out",
    };
  }
  if (folders.some((folder) => folder === "." || folder === "..")) {
    return { rule: "must not hold the folders . or ..", fix: "write the folders themselves" };
  }
  if (!/^[A-Za-z0-9!_.=@+/-]+$/.test(prefix)) {
    return {
      rule: "must hold only letters, digits, slashes and ! _ . = @ + -",
      fix: "leave out other characters: the prefix stands in policies, where some would be wildcards",
    };
  }
  if (prefix.length > keyPrefixMaxLength)
    return { rule: `must be at most ${keyPrefixMaxLength} characters long`, fix: "shorten it" };
  return undefined;
}

/** What the prefix was meant to be: its folders, up to the one that CloudTrail adds. */
function soundPrefix(prefix: string): string {
  const folders = prefix.split("/").filter((folder) => folder !== "");
  const own = folders.slice(0, folders.includes("AWSLogs") ? folders.indexOf("AWSLogs") : undefined);
  return own.length === 0 ? "leave prefix out to have none" : `write "${own.join("/")}"`;
}
