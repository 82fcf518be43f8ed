import { recordedEventsProblems } from "../shared/recorded-events-problems";
import { recordedEvents } from "./recorded-events";
import type { Settings } from "./resolve-settings";
import type { SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent, soundPartition } from "./sound-part";

/** Selectors that CloudTrail would refuse, or that would record their own deliveries. */
export function trailIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { trail, logBucket } = settings;
  const partition = soundPartition(settings);
  if (trail === undefined || partition === undefined || isIncomplete(trail)) return [];
  const accessLogs = isAbsent(settings, ["logBucket", "accessLogBucketName"]);
  const names = [
    logBucket?.name,
    accessLogs ? logBucket?.name && `${logBucket.name}-access-logs` : logBucket?.accessLogBucketName,
  ];
  const deliveryBucketNames = names.filter((name) => name !== undefined);
  const problems = recordedEventsProblems(recordedEvents(trail as Settings["trail"]), {
    partition,
    deliveryBucketNames,
  });
  return problems.map(({ path, rule, got, fix }) => ({
    path: ["trail", ...(path[0] === "managementEvents" ? path.slice(1) : path)],
    rule,
    got,
    fix,
  }));
}

/** Whether something faulty was taken out of a value. */
function isIncomplete(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.values(value).some(isIncomplete);
}
