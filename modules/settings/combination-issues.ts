import { checkBucketName } from "./bucket-name";
import { settingDefaults } from "./setting-defaults";
import type { SettingPath, SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { valueText } from "./value-text";

/** Settings that exclude each other, stand in the wrong order or make names that AWS refuses. */
export function combinationIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return [
    ...retentionIssues(settings),
    ...dayIssues(settings),
    ...prefixIssues(settings),
    ...bucketNameIssues(settings),
    ...deliveryNameIssues(settings),
  ];
}

/** A lock longer than the retention would keep what the lifecycle tries to expire. */
function retentionIssues({ logBucket }: SoundSettings): readonly SettingsIssue[] {
  const retention = logBucket?.retentionDays ?? settingDefaults.retentionDays;
  const lock = logBucket?.objectLockDays ?? settingDefaults.objectLockDays;
  if (retention >= lock) return [];
  if (logBucket?.retentionDays === undefined) {
    const rule = `must not be more than retentionDays (${retention}, its default)`;
    return [{ path: ["logBucket", "objectLockDays"], rule, fix: "lower it, or set retentionDays" }];
  }
  const rule = `must not be less than objectLockDays (${lock}${logBucket.objectLockDays === undefined ? ", its default" : ""})`;
  return [{ path: ["logBucket", "retentionDays"], rule, fix: "raise it, or lower objectLockDays" }];
}

function dayIssues({ queries }: SoundSettings): readonly SettingsIssue[] {
  const first = queries?.firstDay ?? settingDefaults.firstDay;
  // days written yyyy-MM-dd sort as texts
  if (queries?.lastDay === undefined || queries.lastDay >= first) return [];
  const given = queries.firstDay === undefined ? `${first}, its default` : first;
  const fix = queries.firstDay === undefined ? "write a later day, or set firstDay" : "exchange the two days";
  return [{ path: ["queries", "lastDay"], rule: `must not be before firstDay (${given})`, fix }];
}

function prefixIssues({ logBucket, organization }: SoundSettings): readonly SettingsIssue[] {
  if (logBucket?.prefix === undefined || !organization?.controlTower) return [];
  const rule = "must be left out with organization.controlTower, whose prefix is the organization id";
  return [{ path: ["logBucket", "prefix"], rule, fix: "remove prefix, or set controlTower: false" }];
}

/** Buckets must differ, and the names made of the log bucket's must be names too. */
function bucketNameIssues({ logBucket, queries }: SoundSettings): readonly SettingsIssue[] {
  const name = logBucket?.name;
  if (name === undefined || name.startsWith("arn:")) return [];
  const named: readonly { path: SettingPath; given: string | undefined; made: string }[] = [
    { path: ["logBucket", "accessLogBucketName"], given: logBucket?.accessLogBucketName, made: `${name}-access-logs` },
    { path: ["queries", "resultsBucketName"], given: queries?.resultsBucketName, made: `${name}-query-results` },
  ];
  return named.flatMap(({ path, given, made }, index): SettingsIssue[] => {
    if (given === undefined && checkBucketName(made)) {
      const rule = `is too long to make ${path.join(".")} of it (${made.length} of at most 63 characters)`;
      return [{ path: ["logBucket", "name"], rule, fix: `shorten it, or set ${path.join(".")}` }];
    }
    const earlier = [name, ...named.slice(0, index).map((other) => other.given ?? other.made)];
    if (given === undefined || !earlier.includes(given)) return [];
    const rule = "must be the name of a bucket of its own";
    const used = given === name ? "logBucket.name" : "logBucket.accessLogBucketName";
    return [{ path, rule, got: `${valueText(given)}, which is ${used}`, fix: "choose another name" }];
  });
}

function deliveryNameIssues({
  trailName = settingDefaults.trailName,
  notifications,
}: SoundSettings): readonly SettingsIssue[] {
  const made = `${trailName}-log-delivery`;
  if (notifications?.queue?.name !== undefined || made.length <= 80) return [];
  const rule = `is too long to make notifications.queue.name of it (${made.length} of at most 80 characters)`;
  return [{ path: ["trailName"], rule, fix: "shorten it, or set notifications.queue.name" }];
}
