import { roleArnParts } from "./role-arn";
import type { SettingPath, SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { soundPartition } from "./sound-part";
import { valueText } from "./value-text";

/** A role to take on that is of another partition or account than the one it stands under. */
export function roleIssues(
  settings: SoundSettings,
  path: SettingPath,
  { id, access }: { readonly id?: string; readonly access?: { readonly role?: string } },
): readonly SettingsIssue[] {
  const role = access?.role;
  if (role === undefined) return [];
  const partition = soundPartition(settings);
  const arn = roleArnParts(role);
  const issue = (rule: string, of: string, fix: string): SettingsIssue => ({
    path: [...path, "access", "role"],
    rule,
    got: `${valueText(role)}, which is of ${of}`,
    fix,
  });
  if (partition !== undefined && arn.partition !== partition) {
    const fix = `write a role of ${partition}, or set partition: ${arn.partition}`;
    return [issue(`must be a role of partition ${partition}`, arn.partition, fix)];
  }
  if (id === undefined || arn.accountId === id) return [];
  const rule = `must be a role of account ${id}, which it stands under`;
  return [issue(rule, arn.accountId, "write a role of that account, or correct the id")];
}
