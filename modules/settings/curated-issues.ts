import { alarmTopicIssues } from "./alarm-topics";
import type { SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent } from "./sound-part";

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

function topicPlaceIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { accounts, queries } = settings;
  const { id } = accounts?.audit ?? accounts?.logArchive ?? accounts?.management ?? {};
  const path = ["queries", "curated", "alarmTopicArns"];
  return alarmTopicIssues(settings, path, queries?.curated?.alarmTopicArns, { id, account: "audit" });
}
