import type { BrokenRule } from "./broken-rule";

/**
 * The first of CloudTrail's naming rules that a trail's name breaks.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 */
export function trailNameRule(name: string): BrokenRule | undefined {
  if (name.startsWith("arn:")) return { rule: "must be a name, not an ARN", fix: "write what stands after trail/" };
  if (name.length < 3 || name.length > 128)
    return { rule: "must be 3 to 128 characters long", fix: "choose another name" };
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    return { rule: "must hold only letters, digits, dots, underscores and hyphens", fix: "leave out other characters" };
  }
  if (!/^[A-Za-z0-9].*[A-Za-z0-9]$/.test(name)) {
    return { rule: "must begin and end with a letter or digit", fix: "take away the sign at its end" };
  }
  if (/[._-]{2}/.test(name)) {
    return { rule: "must not hold two dots, underscores or hyphens in a row", fix: "keep one of them" };
  }
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) {
    return { rule: "must not look like an IP address", fix: "write a name with letters in it" };
  }
  return undefined;
}
