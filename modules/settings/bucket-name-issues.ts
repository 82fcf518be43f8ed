import { bucketNameRule } from "../shared/bucket-name-rule";
import { pathText } from "./path-text";
import type { SettingPath, SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent } from "./sound-part";
import { valueText } from "./value-text";

interface Bucket {
  /** The setting that may name the bucket. */
  readonly path: readonly string[];
  /** Its name; `undefined` when that is not known. */
  readonly name: string | undefined;
  /** The setting that the name is made of; absent when it is given. */
  readonly madeOf?: SettingPath;
}

/** Buckets must differ, and names that are made of other names must be names too. */
export function bucketNameIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const buckets = bucketsOf(settings);
  return buckets.flatMap((bucket, index) => [
    ...madeNameIssues(bucket),
    ...sharedNameIssues(bucket, buckets.slice(0, index)),
  ]);
}

function bucketsOf(settings: SoundSettings): readonly Bucket[] {
  const { logBucket, queries } = settings;
  const log: Bucket = { path: ["logBucket", "name"], name: plainName(logBucket?.name) };
  const named = (path: readonly string[], given: string | undefined, base: Bucket, suffix: string): Bucket => {
    if (!isAbsent(settings, path)) return { path, name: plainName(given) };
    const usable = base.name !== undefined && !bucketNameRule(base.name);
    return { path, name: usable ? `${base.name}${suffix}` : undefined, madeOf: base.madeOf ?? base.path };
  };
  const accessLog = named(["logBucket", "accessLogBucketName"], logBucket?.accessLogBucketName, log, "-access-logs");
  const results = named(["queries", "resultsBucketName"], queries?.resultsBucketName, log, "-query-results");
  const resultsLog = named(["queries", "accessLogBucketName"], queries?.accessLogBucketName, results, "-access-logs");
  const curated = named(["queries", "curated", "bucketName"], queries?.curated?.bucketName, log, "-curated");
  return [
    ...[log, accessLog, results],
    ...(hasSeparateAudit(settings) ? [resultsLog] : []),
    ...(queries?.curated ? [curated] : []),
  ];
}

/** An ARN in place of a name is reported as such, and no name is made of it. */
function plainName(name: string | undefined): string | undefined {
  return name?.startsWith("arn:") ? undefined : name;
}

/** Only then the results bucket's access logs need a bucket of their own: S3 delivers them within an account. */
function hasSeparateAudit({ accounts }: SoundSettings): boolean {
  const archive = accounts?.logArchive ?? accounts?.management;
  const audit = accounts?.audit ?? archive;
  return audit?.id !== undefined && archive?.id !== undefined && audit.id !== archive.id;
}

function madeNameIssues({ path, name, madeOf }: Bucket): readonly SettingsIssue[] {
  if (madeOf === undefined || name === undefined || !bucketNameRule(name)) return [];
  const rule = `is too long to make ${pathText(path)} of it (${name.length} of at most 63 characters)`;
  return [{ path: madeOf, rule, fix: `shorten it, or set ${pathText(path)}` }];
}

function sharedNameIssues({ path, name, madeOf }: Bucket, earlier: readonly Bucket[]): readonly SettingsIssue[] {
  const same = earlier.find((bucket) => name !== undefined && bucket.name === name);
  if (!same || madeOf !== undefined) return [];
  const got = `${valueText(name)}, which is ${pathText(same.path)}`;
  return [{ path, rule: "must be the name of a bucket of its own", got, fix: "choose another name" }];
}
