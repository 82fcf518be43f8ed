import type { SettingPath, SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent, soundPartition } from "./sound-part";

/** What cannot be adopted: what stays its owner's, what is not there once, and a key that lies elsewhere. */
export function adoptIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return [...ownedIssues(settings), ...manyTrailsIssues(settings), ...keyPlaceIssues(settings)];
}

/** What is adopted, and the setting that leaves it to its owner. */
const owned = [
  ["trail", "trail"],
  ["logGroup", "trail"],
  ["logBucket", "logBucket"],
  ["topic", "topicArn"],
  ["keyArn", "keyArn"],
] as const;

function ownedIssues({ adopt, existing }: SoundSettings): readonly SettingsIssue[] {
  return owned
    .filter(([mine, theirs]) => adopt?.[mine] && existing?.[theirs])
    .map(([mine, theirs]) => ({
      path: ["adopt", mine],
      rule: `must be left out with existing.${theirs}, which leaves it to its owner`,
      got: "both",
      fix: `remove one of the two`,
      atKey: true,
    }));
}

function manyTrailsIssues(settings: SoundSettings): readonly SettingsIssue[] {
  if (isAbsent(settings, ["memberTrails"])) return [];
  return (["trail", "logGroup"] as const)
    .filter((key) => settings.adopt?.[key])
    .map((key) => ({
      path: ["adopt", key],
      rule: "must be left out with memberTrails, which are many",
      got: "both",
      fix: "remove it; terraform import takes one over in its stack",
      atKey: true,
    }));
}

function keyPlaceIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { adopt, accounts, homeRegion } = settings;
  const [, partition, , region, accountId] = adopt?.keyArn?.split(":") ?? [];
  const archiveId =
    accounts?.logArchive?.id ?? (isAbsent(settings, ["accounts", "logArchive"]) ? accounts?.management?.id : undefined);
  const places: readonly [string, string | undefined, string | undefined][] = [
    ["partition", partition, soundPartition(settings)],
    ["homeRegion", region, homeRegion],
    ["the log archive account", accountId, archiveId],
  ];
  const path: SettingPath = ["adopt", "keyArn"];
  return places
    .filter(([, got, wanted]) => got !== undefined && wanted !== undefined && got !== wanted)
    .map(([of, got = "", wanted]) => ({
      path,
      rule: `must be of ${of} (${wanted})`,
      got,
      fix: "write the key of the log archive",
    }));
}
