import type { BrokenRule } from "./broken-rule";

const reservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
const reservedSuffixes = ["-s3alias", "--ol-s3", "--ols-s3", ".mrap", "--x-s3", "--table-s3", "-an"];

/**
 * The first of S3's naming rules for general purpose buckets that a name breaks.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function bucketNameRule(name: string): BrokenRule | undefined {
  if (name.length < 3 || name.length > 63) {
    return { rule: "must be 3 to 63 characters long", fix: `write a name that is not ${name.length} characters long` };
  }
  if (!/^[a-z0-9.-]*$/.test(name)) {
    const fix = /^[a-z0-9.-]*$/.test(name.toLowerCase())
      ? `write "${name.toLowerCase()}"`
      : "leave out other characters";
    return { rule: "must hold only lower-case letters, digits, dots and hyphens", fix };
  }
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) {
    return { rule: "must begin and end with a letter or digit", fix: "take away the dot or hyphen at its end" };
  }
  if (name.includes("..")) return { rule: "must not hold two dots in a row", fix: "take one away" };
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) {
    return { rule: "must not look like an IP address", fix: "write a name with letters in it" };
  }
  const prefix = reservedPrefixes.find((start) => name.startsWith(start));
  if (prefix) return { rule: `must not begin with ${prefix}, which S3 keeps for itself`, fix: "begin it otherwise" };
  const suffix = reservedSuffixes.find((end) => name.endsWith(end));
  if (suffix) return { rule: `must not end with ${suffix}, which S3 keeps for itself`, fix: "end it otherwise" };
  return undefined;
}
