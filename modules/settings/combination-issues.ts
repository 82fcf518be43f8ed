import { settingDefaults } from "./setting-defaults";
import type { SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent } from "./sound-part";

/** Settings that exclude each other, stand in the wrong order or make a name that AWS refuses. */
export function combinationIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return [
    ...retentionIssues(settings),
    ...dayIssues(settings),
    ...periodIssues(settings),
    ...prefixIssues(settings),
    ...deliveryNameIssues(settings),
  ];
}

/** A lock longer than the retention would keep what the lifecycle tries to expire. */
function retentionIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const isDefault = isAbsent(settings, ["logBucket", "retentionDays"]);
  const isDefaultLock = isAbsent(settings, ["logBucket", "objectLockDays"]);
  const retention = isDefault ? settingDefaults.retentionDays : settings.logBucket?.retentionDays;
  const lock = isDefaultLock ? settingDefaults.objectLockDays : settings.logBucket?.objectLockDays;
  if (retention === undefined || lock === undefined || retention >= lock) return [];
  if (isDefault) {
    const rule = `must not be more than retentionDays (${retention}, its default)`;
    return [{ path: ["logBucket", "objectLockDays"], rule, fix: "lower it, or set retentionDays" }];
  }
  const rule = `must not be less than objectLockDays (${lock}${isDefaultLock ? ", its default" : ""})`;
  return [{ path: ["logBucket", "retentionDays"], rule, fix: "raise it, or lower objectLockDays" }];
}

function dayIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const isDefault = isAbsent(settings, ["queries", "firstDay"]);
  const first = isDefault ? settingDefaults.firstDay : settings.queries?.firstDay;
  const last = settings.queries?.lastDay;
  // days written yyyy-MM-dd sort as texts
  if (first === undefined || last === undefined || last >= first) return [];
  const fix = isDefault ? "write a later day, or set firstDay" : "exchange the two days";
  const rule = `must not be before firstDay (${first}${isDefault ? ", its default" : ""})`;
  return [{ path: ["queries", "lastDay"], rule, fix }];
}

function periodIssues({ queries }: SoundSettings): readonly SettingsIssue[] {
  const { from, to } = queries?.period ?? {};
  if (from === undefined || to === undefined || to >= from) return [];
  return [
    { path: ["queries", "period", "to"], rule: `must not be before from (${from})`, fix: "exchange the two days" },
  ];
}

function prefixIssues({ logBucket, organization }: SoundSettings): readonly SettingsIssue[] {
  if (logBucket?.prefix === undefined || !organization?.controlTower) return [];
  const rule = "must be left out with organization.controlTower, whose prefix is the organization id";
  return [{ path: ["logBucket", "prefix"], rule, fix: "remove prefix, or set controlTower: false" }];
}

function deliveryNameIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const made = `${settings.trailName ?? settingDefaults.trailName}-log-delivery`;
  if (made.length <= 80 || !isAbsent(settings, ["notifications", "queue", "name"])) return [];
  const rule = `is too long to make notifications.queue.name of it (${made.length} of at most 80 characters)`;
  return [{ path: ["trailName"], rule, fix: "shorten it, or set notifications.queue.name" }];
}
