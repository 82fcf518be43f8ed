import { advancedOf, advancedProblems } from "./advanced-selector-problems";
import { basicOf, basicProblems } from "./basic-selector-problems";
import { insightProblems, managementProblems } from "./management-events-problems";
import type { RecordedEvents } from "./recorded-events";
import type { RecordedEventsProblem as Problem, SelectorSurroundings } from "./selector-problem";

/** Every rule that CloudTrail would refuse at apply, or that would make a trail feed on itself; none for good selectors. */
export function recordedEventsProblems(events: RecordedEvents, around: SelectorSurroundings): readonly Problem[] {
  return [
    ...managementProblems(events),
    ...choiceProblems(events),
    ...basicProblems(events, around),
    ...advancedProblems(events, around),
    ...insightProblems(events),
  ];
}

/** A problem in one line, as errors of constructs say it. */
export function problemText({ path, rule, got, fix }: Problem): string {
  const where = path.map((part, index) => (typeof part === "number" ? `[${part}]` : `${index ? "." : ""}${part}`));
  return `${where.join("")} ${rule}, got ${got}: ${fix}`;
}

function choiceProblems({ dataEvents }: RecordedEvents): Problem[] {
  if (dataEvents === undefined) return [];
  const path = ["dataEvents"];
  const rule = "must have either basic or advanced selectors";
  const fix = "a trail takes one kind; advanced ones can say all that basic ones can";
  const given = ["basic", "advanced"].filter((kind) => (dataEvents as Record<string, unknown>)[kind] !== undefined);
  if (given.length !== 1) return [{ path, rule, got: given.length === 0 ? "neither" : "both", fix }];
  const count = basicOf({ dataEvents }).length + advancedOf({ dataEvents }).length;
  if (count > 0) return [];
  return [{ path: [...path, given[0] ?? ""], rule: "must not be empty", got: "[]", fix: "leave dataEvents out" }];
}
