import type { SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent } from "./sound-part";
import { valueText } from "./value-text";

/** Settings of the curated table that do not fit the others. */
export function curatedIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return settings.queries?.curated ? [...workgroupIssues(settings), ...topicPlaceIssues(settings)] : [];
}

function workgroupIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const isDefault = isAbsent(settings, ["queries", "workgroup"]);
  const questions = isDefault ? "sms-trail" : settings.queries?.workgroup;
  const path = ["queries", "curated", "workgroup"];
  if (isAbsent(settings, path)) {
    if (questions === undefined || questions.length + "-curated".length <= 128) return [];
    const rule = `is too long to make queries.curated.workgroup of it (${questions.length + 8} of at most 128 characters)`;
    return [{ path: ["queries", "workgroup"], rule, fix: "shorten it, or set queries.curated.workgroup" }];
  }
  if (questions === undefined || settings.queries?.curated?.workgroup !== questions) return [];
  const rule = "must be another than queries.workgroup, whose cutoff would cancel the filling of the table";
  return [{ path, rule, fix: "choose another name" }];
}

/** An alarm tells topics of its own account and Region only. */
function topicPlaceIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { accounts, homeRegion, queries } = settings;
  const audit = accounts?.audit ?? accounts?.logArchive ?? accounts?.management;
  if (audit?.id === undefined || homeRegion === undefined) return [];
  return (queries?.curated?.alarmTopicArns ?? []).flatMap((arn, index): SettingsIssue[] => {
    const [, , , region, accountId] = arn?.split(":") ?? [];
    if (arn === undefined || (region === homeRegion && accountId === audit.id)) return [];
    const path = ["queries", "curated", "alarmTopicArns", index];
    const rule = `must be of the audit account (${audit.id}) and homeRegion (${homeRegion})`;
    return [{ path, rule, got: valueText(arn), fix: "write a topic of that account and Region" }];
  });
}
