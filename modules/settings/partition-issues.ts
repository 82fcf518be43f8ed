import type { Partition } from "../shared/regions";
import { regionRule } from "../shared/region-rule";
import type { SettingPath, SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { soundPartition } from "./sound-part";
import { valueText } from "./value-text";

/** Regions and bucket ARNs that are not of the settings' partition. */
export function partitionIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { queries, logBucket, backend } = settings;
  const partition = soundPartition(settings);
  if (partition === undefined) return [];
  const state = backend?.type === "s3" ? backend : undefined;
  return [
    ...regionIssues(["homeRegion"], settings.homeRegion, partition),
    ...(queries?.regions ?? []).flatMap((region, index) =>
      regionIssues(["queries", "regions", index], region, partition),
    ),
    ...(queries?.otherSources ?? []).flatMap((source, index) =>
      (source?.regions ?? []).flatMap((region, position) =>
        regionIssues(["queries", "otherSources", index, "regions", position], region, partition),
      ),
    ),
    ...repeatedRegionIssues(queries?.regions ?? []),
    ...regionIssues(["backend", "region"], state?.region, partition),
    ...bucketArnIssues(["logBucket", "name"], logBucket?.name, partition),
    ...bucketArnIssues(["logBucket", "accessLogBucketName"], logBucket?.accessLogBucketName, partition),
    ...bucketArnIssues(["queries", "resultsBucketName"], queries?.resultsBucketName, partition),
    ...bucketArnIssues(["queries", "curated", "bucketName"], queries?.curated?.bucketName, partition),
    ...bucketArnIssues(["backend", "bucket"], state?.bucket, partition),
  ];
}

function regionIssues(path: SettingPath, region: string | undefined, partition: Partition): readonly SettingsIssue[] {
  if (region === undefined) return [];
  const broken = regionRule(region, partition);
  if (broken === undefined) return [];
  const { of, ...issue } = broken;
  return [{ path, ...issue, ...(of && { got: `${valueText(region)}, which is of ${of}` }) }];
}

function repeatedRegionIssues(regions: readonly (string | undefined)[]): readonly SettingsIssue[] {
  return regions.flatMap((region, index) => {
    const first = regions.indexOf(region);
    if (region === undefined || first === index) return [];
    const rule = `must be listed once, and is queries.regions[${first}] already`;
    return [{ path: ["queries", "regions", index], rule, fix: "remove one of the two" }];
  });
}

/** An ARN where a bucket's name belongs. */
function bucketArnIssues(path: SettingPath, name: string | undefined, partition: string): readonly SettingsIssue[] {
  if (!name?.startsWith("arn:")) return [];
  const [, arnPartition = "", , , , bucket = ""] = name.split(":");
  if (arnPartition === partition) {
    return [{ path, rule: "must be a bucket's name, not its ARN", fix: `write ${bucket.split("/")[0] || "the name"}` }];
  }
  return [
    {
      path,
      rule: `must be the name of a bucket in partition ${partition}`,
      got: `${valueText(name)}, an ARN of partition ${arnPartition || "(none)"}`,
      fix: `write the name of a bucket in ${partition}, or correct partition`,
    },
  ];
}
