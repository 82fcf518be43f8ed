import type { Partition } from "./arns";
import {
  basicResourceTypes,
  excludableEventSources,
  insightTypes,
  type AdvancedSelector,
  type BasicSelector,
  type FieldConditions,
  type RecordedEvents,
} from "./recorded-events";

/** A rule of CloudTrail that selectors break: where, what, and what to do. */
export interface RecordedEventsProblem {
  /** Keys and list positions from {@link RecordedEvents} down. */
  readonly path: readonly (string | number)[];
  readonly rule: string;
  readonly got: string;
  readonly fix: string;
}

/** What selectors are checked against. */
export interface SelectorSurroundings {
  readonly partition: Partition;
  /** Buckets whose own data events would never end: the one that the trail delivers to, and that of its access logs. */
  readonly deliveryBucketNames: readonly string[];
}

/**
 * Quotas of a trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
export const selectorQuotas = { basicSelectors: 5, dataResources: 250, advancedValues: 500 } as const;

/** Fields besides category and name that a selector of each category may have, in the order that they are rendered in. */
export const advancedFields = {
  Data: ["resourceType", "readOnly", "eventName", "eventSource", "eventType", "resourceArn", "userIdentityArn"],
  NetworkActivity: ["eventSource", "errorCode", "eventName", "vpcEndpointId"],
} as const;

const operators = ["equals", "notEquals", "startsWith", "notStartsWith", "endsWith", "notEndsWith"] as const;

type Problem = RecordedEventsProblem;

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

/** How many event selectors basic data events need: management events take one that has the same read-write type, or their own. */
export function basicSelectorCount(events: RecordedEvents): number {
  const basic = basicOf(events);
  const kept = managementReadWriteType(events);
  const shared = kept === "None" || basic.some(({ readWriteType = "All" }) => readWriteType === kept);
  return basic.length + (shared ? 0 : 1);
}

/** Which management events are recorded. */
export function managementReadWriteType({ managementEvents = "all" }: RecordedEvents) {
  return managementEvents === "all" ? "All" : managementEvents.recordFewerManagementEvents.readWriteType;
}

function basicOf({ dataEvents }: RecordedEvents): readonly BasicSelector[] {
  return dataEvents !== undefined && "basic" in dataEvents ? (dataEvents.basic ?? []) : [];
}

function advancedOf({ dataEvents }: RecordedEvents): readonly AdvancedSelector[] {
  return dataEvents !== undefined && "advanced" in dataEvents ? (dataEvents.advanced ?? []) : [];
}

function managementProblems({ managementEvents = "all", dataEvents }: RecordedEvents): Problem[] {
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

function basicProblems(events: RecordedEvents, around: SelectorSurroundings): Problem[] {
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

function advancedProblems(events: RecordedEvents, around: SelectorSurroundings): Problem[] {
  const advanced = advancedOf(events);
  const found = advanced.flatMap((selector, index) => advancedSelectorProblems(selector, index, around));
  const names = advanced.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return;
    const path = ["dataEvents", "advanced", index, "name"];
    found.push({ path, rule: "must be unique", got: quoted(name), fix: "choose another name" });
  });
  const values = advanced.reduce((sum, selector) => sum + valueCount(selector, around), managementValueCount(events));
  if (advanced.length > 0 && values > selectorQuotas.advancedValues) {
    found.push({
      path: ["dataEvents", "advanced"],
      rule: `must have at most ${selectorQuotas.advancedValues} values in all, those that this library adds included`,
      got: `${values}`,
      fix: "say startsWith instead of naming one by one",
    });
  }
  return found;
}

/** Values of one rendered selector. */
function valueCount(selector: AdvancedSelector, { deliveryBucketNames }: SelectorSurroundings): number {
  const own = selector.eventCategory === "Data" && selector.resourceType === "AWS::S3::Object";
  const given = Object.entries(selector).reduce((sum, [field, value]) => {
    if (field === "name" || value === undefined) return sum;
    return sum + (typeof value === "object" ? Object.values(value as FieldConditions).flat().length : 1);
  }, 0);
  return given + (own ? deliveryBucketNames.length : 0);
}

function managementValueCount({ managementEvents = "all" }: RecordedEvents): number {
  if (managementEvents === "all") return 1;
  const { readWriteType, excludeEventSources = [] } = managementEvents.recordFewerManagementEvents;
  if (readWriteType === "None") return 0;
  return 1 + (readWriteType === "All" ? 0 : 1) + excludeEventSources.length;
}

function advancedSelectorProblems(selector: AdvancedSelector, index: number, around: SelectorSurroundings): Problem[] {
  const path = ["dataEvents", "advanced", index];
  const category: string = selector.eventCategory;
  if (category === "Management") {
    const fix = "remove the selector; management events are recorded by themselves";
    const rule = "must be Data or NetworkActivity; management events are chosen by managementEvents";
    return [{ path: [...path, "eventCategory"], rule, got: category, fix }];
  }
  const fields: readonly string[] | undefined = advancedFields[category as keyof typeof advancedFields];
  if (fields === undefined) {
    const rule = "must be Data or NetworkActivity";
    return [{ path: [...path, "eventCategory"], rule, got: quoted(category), fix: "write one of these words" }];
  }
  const found: Problem[] = [];
  if (selector.name.length < 1 || selector.name.length > 1000) {
    const got = `${selector.name.length}`;
    found.push({ path: [...path, "name"], rule: "must have 1 to 1,000 characters", got, fix: "write a short name" });
  }
  for (const [field, value] of Object.entries(selector)) {
    if (field === "name" || field === "eventCategory" || value === undefined) continue;
    if (!fields.includes(field)) {
      const rule = `must be left out, because a selector of category ${category} takes only ${fields.join(", ")}`;
      found.push({ path: [...path, field], rule, got: "it", fix: "remove it" });
    } else if (typeof value === "object") {
      found.push(...conditionProblems(value as FieldConditions, [...path, field]));
    }
  }
  return [...found, ...typeProblems(selector, path), ...ownBucketProblems(selector, path, around)];
}

function typeProblems(selector: AdvancedSelector, path: readonly (string | number)[]): Problem[] {
  if (selector.eventCategory === "Data") {
    if (/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/.test(selector.resourceType)) return [];
    const got = quoted(selector.resourceType);
    return [
      { path: [...path, "resourceType"], rule: "must be written like AWS::S3::Object", got, fix: "write one type" },
    ];
  }
  if (/^[a-z0-9.-]+\.amazonaws\.com$/.test(selector.eventSource)) return [];
  const got = quoted(selector.eventSource);
  return [
    { path: [...path, "eventSource"], rule: "must be written like s3.amazonaws.com", got, fix: "write one service" },
  ];
}

function conditionProblems(conditions: FieldConditions, path: readonly (string | number)[]): Problem[] {
  const given = Object.entries(conditions).filter(([, values]) => values !== undefined);
  const known: readonly string[] = operators;
  if (given.length === 0) {
    return [{ path, rule: `must have one of ${operators.join(", ")}`, got: "none", fix: "leave the field out" }];
  }
  return given.flatMap(([operator, values]): Problem[] => {
    const at = [...path, operator];
    if (!known.includes(operator)) {
      return [{ path: at, rule: `must be one of ${operators.join(", ")}`, got: operator, fix: "write one of these" }];
    }
    const list = values as readonly string[];
    if (list.length === 0) return [{ path: at, rule: "must not be empty", got: "[]", fix: "leave it out" }];
    return list
      .filter((value) => value.length < 1 || value.length > 2048)
      .map((value) => ({
        path: at,
        rule: "must have values of 1 to 2,048 characters",
        got: `${value.length}`,
        fix: "shorten it",
      }));
  });
}

function ownBucketProblems(
  selector: AdvancedSelector,
  path: readonly (string | number)[],
  { partition, deliveryBucketNames }: SelectorSurroundings,
): Problem[] {
  if (selector.eventCategory !== "Data" || selector.resourceType !== "AWS::S3::Object") return [];
  const wanted = [...(selector.resourceArn?.equals ?? []), ...(selector.resourceArn?.startsWith ?? [])];
  return wanted.flatMap((arn): Problem[] => {
    const own = deliveryBucketNames.find((name) => arn.startsWith(`arn:${partition}:s3:::${name}/`));
    if (own === undefined) return [];
    const rule = `must not take in ${own}, where each delivery would be recorded and so be delivered again`;
    return [{ path: [...path, "resourceArn"], rule, got: quoted(arn), fix: "remove it" }];
  });
}

function insightProblems(events: RecordedEvents): Problem[] {
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

function quoted(value: string): string {
  return `'${value}'`;
}
