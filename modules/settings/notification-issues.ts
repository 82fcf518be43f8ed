import { deadLetterQueueName } from "../shared/derived-names";
import { alarmTopicIssues } from "./alarm-topics";
import { settingDefaults } from "./setting-defaults";
import type { SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent } from "./sound-part";

/** Subscriptions whose queues would have one name, and alarm topics of another account or Region. */
export function notificationIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return [...subscriptionNameIssues(settings), ...alarmIssues(settings)];
}

/** Each dead-letter queue is named like its subscription, and the archive's own like the queue. */
function subscriptionNameIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const names = (settings.notifications?.subscriptions ?? []).map((subscription) => subscription?.name);
  const own = ownQueueName(settings);
  return names.flatMap((name, index) => {
    const path = ["notifications", "subscriptions", index, "name"];
    const first = names.indexOf(name);
    if (name === undefined) return [];
    if (first !== index) {
      const rule = `must be unique, and is notifications.subscriptions[${first}] already`;
      return [{ path, rule, fix: "choose another name" }];
    }
    if (own === undefined || deadLetterQueueName(own) !== deadLetterQueueName(name)) return [];
    const rule = `must not be that of notifications.queue, whose dead-letter queue is ${deadLetterQueueName(own)} already`;
    return [{ path, rule, fix: "choose another name" }];
  });
}

function ownQueueName(settings: SoundSettings): string | undefined {
  if (!isAbsent(settings, ["notifications", "queue", "name"])) return settings.notifications?.queue?.name;
  const trailName = isAbsent(settings, ["trailName"]) ? settingDefaults.trailName : settings.trailName;
  return trailName && `${trailName.replace(/\./g, "-")}-log-delivery`;
}

function alarmIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { accounts, notifications } = settings;
  const { id } = accounts?.logArchive ?? accounts?.management ?? {};
  const path = ["notifications", "alarmTopicArns"];
  return alarmTopicIssues(settings, path, notifications?.alarmTopicArns, { id, account: "log archive" });
}
