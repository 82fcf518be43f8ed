import { complianceAcknowledgement } from "../shared/object-lock";
import { lifecycleTransitions, type StorageTransitions } from "../shared/storage-transitions";
import { settingDefaults } from "./setting-defaults";
import type { SettingPath, SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent, soundPartition } from "./sound-part";
import { valueText } from "./value-text";

/** Settings about a landing zone that exclude or need each other. */
export function landingZoneIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return [
    ...complianceIssues(settings),
    ...transitionIssues(settings),
    ...existingBucketIssues(settings),
    ...existingTopicIssues(settings),
    ...existingTrailIssues(settings),
    ...memberReaderIssues(settings),
    ...guardIssues(settings),
    ...arnPlaceIssues(settings),
    ...delegateIssues(settings),
    ...otherSourceIssues(settings),
  ];
}

function complianceIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { objectLockMode, objectLockAcknowledgement } = settings.logBucket ?? {};
  const isAcknowledged = !isAbsent(settings, ["logBucket", "objectLockAcknowledgement"]);
  if (objectLockMode === "COMPLIANCE" && !isAcknowledged) {
    const rule = "must come with objectLockAcknowledgement";
    const fix = `add objectLockAcknowledgement: ${complianceAcknowledgement}`;
    return [{ path: ["logBucket", "objectLockMode"], rule, fix }];
  }
  if (objectLockAcknowledgement === undefined || (settings.logBucket && objectLockMode === "COMPLIANCE")) return [];
  if (objectLockMode === undefined && !isAbsent(settings, ["logBucket", "objectLockMode"])) return [];
  const rule = "must be left out without objectLockMode: COMPLIANCE";
  return [{ path: ["logBucket", "objectLockAcknowledgement"], rule, got: "it", fix: "remove it" }];
}

function transitionIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const transitions = settings.logBucket?.transitions;
  const isDefault = isAbsent(settings, ["logBucket", "retentionDays"]);
  const retention = isDefault ? settingDefaults.retentionDays : settings.logBucket?.retentionDays;
  const isComplete = transitions?.every((step) => step?.afterDays !== undefined && step.storageClass !== undefined);
  if (!transitions || !isComplete || retention === undefined) return [];
  try {
    lifecycleTransitions(transitions as StorageTransitions, retention);
    return [];
  } catch (error) {
    const message = (error as Error).message;
    const [, index = "0", key = "", rule = "", got = ""] =
      /^transitions\[(\d+)\](?:\.(\w+))? (.*), got:? (.*)$/.exec(message) ?? [];
    const path = ["logBucket", "transitions", Number(index), ...(key === "" || key === "acknowledgement" ? [] : [key])];
    const named = key === "acknowledgement" ? rule.replace(/^must be/, "must have acknowledgement") : rule;
    return [{ path, rule: named, got, fix: "correct the step", atKey: key === "" || key === "acknowledgement" }];
  }
}

const ofNewBucket = [
  "retentionDays",
  "objectLockDays",
  "objectLockMode",
  "objectLockAcknowledgement",
  "transitions",
  "accessLogBucketName",
  "accessLogRetentionDays",
] as const;

function existingBucketIssues(settings: SoundSettings): readonly SettingsIssue[] {
  if (settings.existing?.logBucket !== true || settings.logBucket === undefined) return [];
  return ofNewBucket
    .filter((key) => !isAbsent(settings, ["logBucket", key]))
    .map((key) => ({
      path: ["logBucket", key],
      rule: "must be left out with existing.logBucket, whose owner decides it",
      fix: "remove it, or set existing.logBucket: false",
      atKey: true,
      got: "it",
    }));
}

function existingTopicIssues(settings: SoundSettings): readonly SettingsIssue[] {
  if (settings.existing?.topicArn === undefined || isAbsent(settings, ["notifications", "topicName"])) return [];
  const rule = "must be left out with existing.topicArn, which has a name already";
  return [{ path: ["notifications", "topicName"], rule, fix: "remove it, or existing.topicArn" }];
}

function existingTrailIssues(settings: SoundSettings): readonly SettingsIssue[] {
  if (settings.existing?.trail !== true || isAbsent(settings, ["trail"])) return [];
  if (Object.keys(settings.trail ?? {}).length === 0) return [];
  const rule = "must be left out with existing.trail, whose owner decides it";
  return [{ path: ["trail"], rule, got: "it", fix: "remove it, or set existing.trail: false", atKey: true }];
}

function memberReaderIssues(settings: SoundSettings): readonly SettingsIssue[] {
  if (settings.readers?.membersReadTheirOwn !== true || !isAbsent(settings, ["organization"])) return [];
  if (settings.memberTrails?.admit?.startsWith("o-")) return [];
  const rule = "must come with organization or memberTrails.admit: o-…, whose members they are";
  return [{ path: ["readers", "membersReadTheirOwn"], rule, fix: "add one, or remove it" }];
}

/** The denies would shut out the next deploy. */
function guardIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const except = settings.tamperGuard?.exceptPrincipalArns;
  const { accounts } = settings;
  const holder = accounts?.logArchive ?? accounts?.management;
  const access = holder?.access as { role?: string } | undefined;
  if (except === undefined || except.includes(undefined) || access?.role === undefined) return [];
  const isExcepted = except.some((arn) => arn !== undefined && matches(arn, access.role ?? ""));
  if (isExcepted) return [];
  const rule = "must include the role that deploys the log archive account, or the next deploy is refused";
  return [{ path: ["tamperGuard", "exceptPrincipalArns"], rule, got: "others", fix: `add ${access.role}` }];
}

function matches(pattern: string, arn: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(arn);
}

/** ARNs of another partition, and a key that the log bucket could not use. */
function arnPlaceIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { existing, tamperGuard, homeRegion, queries } = settings;
  const partition = soundPartition(settings);
  if (partition === undefined) return [];
  const arns: readonly [SettingPath, string | undefined][] = [
    [["existing", "keyArn"], existing?.keyArn],
    [["existing", "topicArn"], existing?.topicArn],
    ...(tamperGuard?.exceptPrincipalArns ?? []).map(
      (arn, index) => [["tamperGuard", "exceptPrincipalArns", index], arn] as [SettingPath, string | undefined],
    ),
    ...(queries?.lakeFormation?.readerArns ?? []).map(
      (arn, index) => [["queries", "lakeFormation", "readerArns", index], arn] as [SettingPath, string | undefined],
    ),
  ];
  const foreign = arns.flatMap(([path, arn]): SettingsIssue[] => {
    const [, of = partition] = arn?.split(":") ?? [];
    if (of === partition) return [];
    const got = `${valueText(arn)}, which is of ${of}`;
    return [
      {
        path,
        rule: `must be of partition ${partition}`,
        got,
        fix: `write one of ${partition}, or set partition: ${of}`,
      },
    ];
  });
  const region = existing?.keyArn?.split(":")[3];
  if (foreign.length > 0 || region === undefined || homeRegion === undefined || region === homeRegion) return foreign;
  const rule = `must be in homeRegion (${homeRegion}), where the log bucket is`;
  return [{ path: ["existing", "keyArn"], rule, got: region, fix: "write a key of that Region" }];
}

/** Only an organization's trail can be made by a delegate, and the delegate is another account. */
function delegateIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { management, delegatedAdministrator } = settings.accounts ?? {};
  if (delegatedAdministrator?.id === undefined) return [];
  const path = ["accounts", "delegatedAdministrator"];
  if (isAbsent(settings, ["organization"])) {
    const rule = "must come with organization, whose trail it makes";
    return [{ path, rule, got: "none", fix: "add organization, or remove it", atKey: true }];
  }
  if (delegatedAdministrator.id !== management?.id) return [];
  const rule = "must be another account than accounts.management";
  return [{ path: [...path, "id"], rule, fix: "remove it: the management account makes the trail by itself" }];
}

function otherSourceIssues({ queries }: SoundSettings): readonly SettingsIssue[] {
  return (queries?.otherSources ?? []).flatMap((source, index): SettingsIssue[] => {
    const path = ["queries", "otherSources", index];
    const { prefix, organizationId, controlTower, firstDay = settingDefaults.firstDay, lastDay } = source ?? {};
    const found: SettingsIssue[] = [];
    if (controlTower === true && prefix !== undefined) {
      const rule = "must be left out with controlTower, whose prefix is the organization id";
      found.push({ path: [...path, "prefix"], rule, fix: "remove prefix, or set controlTower: false" });
    }
    if (controlTower === true && source && !("organizationId" in source) && organizationId === undefined) {
      const rule = "must come with organizationId, which is its prefix";
      found.push({ path: [...path, "controlTower"], rule, fix: "add organizationId, or remove it" });
    }
    // days written yyyy-MM-dd sort as texts
    if (lastDay !== undefined && lastDay < firstDay) {
      const rule = `must not be before firstDay (${firstDay})`;
      found.push({ path: [...path, "lastDay"], rule, fix: "exchange the two days" });
    }
    return found;
  });
}
