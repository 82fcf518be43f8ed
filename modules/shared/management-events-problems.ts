import { excludableEventSources, insightTypes, type RecordedEvents } from "./recorded-events";
import { quoted, type RecordedEventsProblem as Problem } from "./selector-problem";

/** Which management events are recorded. */
export function managementReadWriteType({ managementEvents = "all" }: RecordedEvents) {
  return managementEvents === "all" ? "All" : managementEvents.recordFewerManagementEvents.readWriteType;
}

/** What is wrong with fewer management events. */
export function managementProblems({ managementEvents = "all", dataEvents }: RecordedEvents): Problem[] {
  if (managementEvents === "all") return [];
  const { readWriteType, excludeEventSources = [], reason } = managementEvents.recordFewerManagementEvents;
  const path = ["managementEvents", "recordFewerManagementEvents"];
  const unknown = excludeEventSources.filter((source) => !excludableEventSources.includes(source));
  const found: Problem[] = unknown.map((source) => ({
    path: [...path, "excludeEventSources"],
    rule: `must be among ${excludableEventSources.join(", ")}`,
    got: quoted(source),
    fix: "leave it out; CloudTrail cannot exclude others",
  }));
  if (reason.trim() === "") {
    const fix = "say why, for whoever reads the warning of each synth";
    found.push({ path: [...path, "reason"], rule: "must be a sentence", got: quoted(reason), fix });
  }
  if (readWriteType === "None" && excludeEventSources.length > 0) {
    const rule = "must be left out where readWriteType is None";
    const got = excludeEventSources.join(", ");
    found.push({ path: [...path, "excludeEventSources"], rule, got, fix: "there are no events to exclude any from" });
  }
  if (readWriteType === "None" && dataEvents === undefined) {
    const rule = "must not be None without dataEvents";
    found.push({ path: [...path, "readWriteType"], rule, got: "None", fix: "the trail would record nothing" });
  }
  if (readWriteType === "All" && excludeEventSources.length === 0) {
    const fix = 'write managementEvents "all"';
    found.push({ path, rule: "must leave something out", got: "everything", fix });
  }
  return found;
}

/** What is wrong with Insights, which need the management events that they count. */
export function insightProblems(events: RecordedEvents): Problem[] {
  const { insights } = events;
  if (insights === undefined) return [];
  const path = ["insights"];
  if (insights.length === 0) {
    return [{ path, rule: "must not be empty", got: "[]", fix: "leave it out" }];
  }
  const kept = managementReadWriteType(events);
  return insights.flatMap((insight, index): Problem[] => {
    const at = [...path, index];
    if (!insightTypes.includes(insight)) {
      const rule = `must be one of ${insightTypes.join(", ")}`;
      return [{ path: at, rule, got: quoted(insight), fix: "write one of these words" }];
    }
    if (insights.indexOf(insight) < index) {
      return [{ path: at, rule: "must be listed once", got: insight, fix: "remove one of the two" }];
    }
    const needs = insight === "ApiCallRateInsight" ? ["All", "WriteOnly"] : ["All", "WriteOnly", "ReadOnly"];
    if (needs.includes(kept)) return [];
    const rule = `must come with management events of type ${needs.join(" or ")}`;
    return [{ path: at, rule, got: `${insight} with ${kept}`, fix: "record more, or remove it" }];
  });
}
