import type { AdvancedSelector, FieldConditions, RecordedEvents } from "./recorded-events";
import {
  quoted,
  selectorQuotas,
  type RecordedEventsProblem as Problem,
  type SelectorSurroundings,
} from "./selector-problem";

/** Fields besides category and name that a selector of each category may have, in the order that they are rendered in. */
const advancedFields = {
  Data: ["resourceType", "readOnly", "eventName", "eventSource", "eventType", "resourceArn", "userIdentityArn"],
  NetworkActivity: ["eventSource", "errorCode", "eventName", "vpcEndpointId"],
} as const;

const operators = ["equals", "notEquals", "startsWith", "notStartsWith", "endsWith", "notEndsWith"] as const;

/** The advanced selectors; none where there are basic ones or neither. */
export function advancedOf({ dataEvents }: RecordedEvents): readonly AdvancedSelector[] {
  return dataEvents !== undefined && "advanced" in dataEvents ? (dataEvents.advanced ?? []) : [];
}

/** What is wrong with advanced selectors. */
export function advancedProblems(events: RecordedEvents, around: SelectorSurroundings): Problem[] {
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
    return list.flatMap((value) => valueProblem(value, operator, at));
  });
}

function valueProblem(value: string, operator: string, path: readonly (string | number)[]): Problem[] {
  if (value.length < 1 || value.length > 2048) {
    const rule = "must have values of 1 to 2,048 characters";
    return [{ path, rule, got: `${value.length}`, fix: "shorten it" }];
  }
  if (!/^\*|\*$/.test(value)) return [];
  const rule = "must have values without a wildcard, which CloudTrail takes for a star and so matches nothing";
  const [start, end] = operator.startsWith("not") ? ["notStartsWith", "notEndsWith"] : ["startsWith", "endsWith"];
  const fix = `write ${value.endsWith("*") ? start : end} and the value without it`;
  return [{ path, rule, got: quoted(value), fix }];
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
