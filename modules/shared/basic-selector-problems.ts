import { managementReadWriteType } from "./management-events-problems";
import { basicResourceTypes, type BasicSelector, type RecordedEvents } from "./recorded-events";
import {
  quoted,
  selectorQuotas,
  type RecordedEventsProblem as Problem,
  type SelectorSurroundings,
} from "./selector-problem";

/** The basic selectors; none where there are advanced ones or neither. */
export function basicOf({ dataEvents }: RecordedEvents): readonly BasicSelector[] {
  return dataEvents !== undefined && "basic" in dataEvents ? (dataEvents.basic ?? []) : [];
}

/** How many event selectors basic data events need: management events take one that has the same read-write type, or their own. */
function basicSelectorCount(events: RecordedEvents): number {
  const basic = basicOf(events);
  const kept = managementReadWriteType(events);
  const shared = kept === "None" || basic.some(({ readWriteType = "All" }) => readWriteType === kept);
  return basic.length + (shared ? 0 : 1);
}

/** What is wrong with basic selectors. */
export function basicProblems(events: RecordedEvents, around: SelectorSurroundings): Problem[] {
  const basic = basicOf(events);
  const found = basic.flatMap((selector, index) => basicSelectorProblems(selector, index, around));
  const selectors = basicSelectorCount(events);
  if (basic.length > 0 && selectors > selectorQuotas.basicSelectors) {
    found.push({
      path: ["dataEvents", "basic"],
      rule: `must need at most ${selectorQuotas.basicSelectors} selectors, one of which records management events`,
      got: `${selectors}`,
      fix: "put more data resources into one selector, or use advanced ones",
    });
  }
  const values = basic.flatMap(({ dataResources }) => dataResources.flatMap((resource) => resource.values));
  if (values.length > selectorQuotas.dataResources) {
    found.push({
      path: ["dataEvents", "basic"],
      rule: `must name at most ${selectorQuotas.dataResources} data resources in all`,
      got: `${values.length}`,
      fix: "name beginnings of ARNs, or use advanced selectors",
    });
  }
  return found;
}

function basicSelectorProblems({ dataResources }: BasicSelector, index: number, around: SelectorSurroundings) {
  const path = ["dataEvents", "basic", index, "dataResources"];
  const found: Problem[] = [];
  if (dataResources.length === 0) {
    found.push({ path, rule: "must not be empty", got: "[]", fix: "leave the selector out" });
  }
  dataResources.forEach(({ type, values }, position) => {
    const at = [...path, position];
    if (!basicResourceTypes.includes(type)) {
      const rule = `must be one of ${basicResourceTypes.join(", ")}`;
      found.push({ path: [...at, "type"], rule, got: quoted(type), fix: "use advanced selectors for other types" });
    }
    if (values.length === 0) {
      found.push({ path: [...at, "values"], rule: "must not be empty", got: "[]", fix: "name at least one ARN" });
    }
    values.forEach((value, n) => {
      const problem = dataResourceProblem(type, value, around);
      if (problem !== undefined) found.push({ path: [...at, "values", n], got: quoted(value), ...problem });
    });
  });
  return found;
}

function dataResourceProblem(type: string, value: string, { partition, deliveryBucketNames }: SelectorSurroundings) {
  const service = { "AWS::S3::Object": "s3", "AWS::Lambda::Function": "lambda", "AWS::DynamoDB::Table": "dynamodb" };
  const start = `arn:${partition}:${service[type as keyof typeof service] ?? ""}`;
  if (value !== start && !value.startsWith(`${start}:`)) {
    return { rule: `must be an ARN that begins with ${start}`, fix: `write ${start} alone for all of the account` };
  }
  if (type !== "AWS::S3::Object") return undefined;
  const [bucket = "", ...key] = value.slice(`${start}:::`.length).split("/");
  if (value.startsWith(`${start}:::`) && bucket !== "" && key.length === 0) {
    return { rule: "must have a slash behind the bucket", fix: `write ${value}/ for every object of it` };
  }
  const own = deliveryBucketNames.find((name) => bucket === "" || bucket === name);
  if (own === undefined) return undefined;
  return {
    rule: `must not take in ${own}, where each delivery would be recorded and so be delivered again`,
    fix: "name other buckets, or use advanced selectors, which leave it out by themselves",
  };
}
