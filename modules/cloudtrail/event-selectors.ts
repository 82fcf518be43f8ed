import type { CloudtrailConfig } from "@cdktf/provider-aws/lib/cloudtrail";
import { terraformText } from "../shared/terraform-text";
import type {
  AdvancedDataSelector,
  AdvancedSelector,
  BasicSelector,
  FieldConditions,
  FewerManagementEvents,
  RecordedEvents,
} from "../shared/recorded-events";
import { problemText, recordedEventsProblems } from "../shared/recorded-events-problems";
import type { SelectorSurroundings } from "../shared/selector-problem";

/** The blocks of a trail that choose events, plain: what CloudTrail reads back is equal, so a plan stays empty. */
export interface EventSelectorBlocks {
  readonly eventSelector?: readonly EventSelectorBlock[];
  readonly advancedEventSelector?: readonly AdvancedSelectorBlock[];
  readonly insightSelector?: readonly { readonly insightType: string }[];
}

interface EventSelectorBlock {
  readonly readWriteType: string;
  readonly includeManagementEvents: boolean;
  readonly excludeManagementEventSources?: string[];
  readonly dataResource?: { readonly type: string; readonly values: string[] }[];
}

interface AdvancedSelectorBlock {
  readonly name: string;
  readonly fieldSelector: FieldSelectorBlock[];
}

interface FieldSelectorBlock {
  readonly field: string;
  readonly equalTo?: string[];
  readonly notEquals?: string[];
  readonly startsWith?: string[];
  readonly notStartsWith?: string[];
  readonly endsWith?: string[];
  readonly notEndsWith?: string[];
}

/** The blocks as the provider's bindings take them. */
export type EventSelectorConfig = Pick<CloudtrailConfig, "eventSelector" | "advancedEventSelector" | "insightSelector">;

/**
 * Blocks for what a trail records, sorted, without doubles. For all management events and nothing else there is none: that is what
 * CloudTrail does by itself.
 *
 * @throws Error with every rule that CloudTrail would refuse at apply, a line each
 */
export function eventSelectors(events: RecordedEvents, around: SelectorSurroundings): EventSelectorBlocks {
  const problems = recordedEventsProblems(events, around);
  if (problems.length > 0) throw new Error(problems.map(problemText).join("\n"));
  const { dataEvents, insights } = events;
  return {
    ...(dataEvents !== undefined && "advanced" in dataEvents
      ? { advancedEventSelector: advancedBlocks(events, dataEvents.advanced, around) }
      : basicBlocks(events, dataEvents?.basic ?? [])),
    ...(insights && { insightSelector: sorted(insights).map((insightType) => ({ insightType })) }),
  };
}

function basicBlocks(events: RecordedEvents, basic: readonly BasicSelector[]): EventSelectorBlocks {
  const { managementEvents = "all" } = events;
  if (managementEvents === "all" && basic.length === 0) return {};
  const { readWriteType, excludeEventSources = [] } = fewer(managementEvents);
  const blocks = basic
    .map((selector) => ({ readWriteType: selector.readWriteType ?? "All", dataResource: dataResources(selector) }))
    .sort(byText);
  const shared = blocks.findIndex((block) => block.readWriteType === readWriteType);
  const management = {
    includeManagementEvents: true,
    ...(excludeEventSources.length > 0 && { excludeManagementEventSources: sorted(excludeEventSources) }),
  };
  const own = readWriteType === "None" || shared >= 0 ? [] : [{ readWriteType, ...management }];
  return {
    eventSelector: [
      ...own,
      ...blocks.map(({ readWriteType, dataResource }, index) => ({
        readWriteType,
        ...(index === shared ? management : { includeManagementEvents: false }),
        dataResource,
      })),
    ],
  };
}

function dataResources({ dataResources }: BasicSelector) {
  const types = sorted(dataResources.map(({ type }) => type));
  return types.map((type) => ({
    type,
    values: sorted(dataResources.filter((resource) => resource.type === type).flatMap(({ values }) => values)),
  }));
}

function advancedBlocks(
  { managementEvents = "all" }: RecordedEvents,
  advanced: readonly AdvancedSelector[],
  around: SelectorSurroundings,
): AdvancedSelectorBlock[] {
  const chosen = advanced.map((selector) => ({
    name: terraformText(selector.name),
    fieldSelector: [
      { field: "eventCategory", equalTo: [selector.eventCategory] },
      ...(selector.eventCategory === "Data" ? dataFields(selector, around) : networkFields(selector)),
    ].sort(byField),
  }));
  // advanced selectors say everything that is recorded: without this one, management events would stop
  return [...managementBlock(fewer(managementEvents)), ...chosen.sort(byText)];
}

function managementBlock(management: FewerManagementEvents["recordFewerManagementEvents"]): AdvancedSelectorBlock[] {
  const { readWriteType, excludeEventSources = [] } = management;
  if (readWriteType === "None") return [];
  const readOnly = readWriteType === "ReadOnly" ? "true" : "false";
  return [
    {
      name: "Management events",
      fieldSelector: [
        { field: "eventCategory", equalTo: ["Management"] },
        ...(excludeEventSources.length > 0 ? [{ field: "eventSource", notEquals: sorted(excludeEventSources) }] : []),
        ...(readWriteType === "All" ? [] : [{ field: "readOnly", equalTo: [readOnly] }]),
      ],
    },
  ];
}

function dataFields(selector: AdvancedDataSelector, around: SelectorSurroundings): FieldSelectorBlock[] {
  const { resourceType, readOnly, eventName, eventSource, eventType, userIdentityArn } = selector;
  return [
    { field: "resources.type", equalTo: [resourceType] },
    ...(readOnly === undefined ? [] : [{ field: "readOnly", equalTo: [String(readOnly)] }]),
    ...conditionField("eventName", eventName),
    ...conditionField("eventSource", eventSource),
    ...conditionField("eventType", eventType),
    ...conditionField("resources.ARN", withoutDeliveryBuckets(selector, around)),
    ...conditionField("userIdentity.arn", userIdentityArn),
  ];
}

function networkFields(
  selector: Extract<AdvancedSelector, { eventCategory: "NetworkActivity" }>,
): FieldSelectorBlock[] {
  return [
    { field: "eventSource", equalTo: [selector.eventSource] },
    ...(selector.errorCode === undefined ? [] : [{ field: "errorCode", equalTo: [selector.errorCode] }]),
    ...conditionField("eventName", selector.eventName),
    ...conditionField("vpcEndpointId", selector.vpcEndpointId),
  ];
}

/** Recording a delivery makes another delivery: those buckets are left out always. */
function withoutDeliveryBuckets(
  { resourceType, resourceArn }: AdvancedDataSelector,
  { partition, deliveryBucketNames }: SelectorSurroundings,
): FieldConditions | undefined {
  if (resourceType !== "AWS::S3::Object") return resourceArn;
  const own = deliveryBucketNames.map((name) => `arn:${partition}:s3:::${name}/`);
  return { ...resourceArn, notStartsWith: [...(resourceArn?.notStartsWith ?? []), ...own] };
}

function conditionField(field: string, conditions: FieldConditions | undefined): FieldSelectorBlock[] {
  if (conditions === undefined) return [];
  const { equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith } = conditions;
  const given = { equalTo: equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith };
  const lists = Object.entries(given).flatMap(([key, values]) => (values ? [[key, sorted(values)] as const] : []));
  return [{ field, ...Object.fromEntries(lists) }];
}

function fewer(managementEvents: "all" | FewerManagementEvents): FewerManagementEvents["recordFewerManagementEvents"] {
  return managementEvents === "all"
    ? { readWriteType: "All", reason: "" }
    : managementEvents.recordFewerManagementEvents;
}

function byField(a: FieldSelectorBlock, b: FieldSelectorBlock): number {
  return a.field < b.field ? -1 : 1;
}

function byText(a: object, b: object): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : Number(left > right);
}

/** Without doubles, in the order of their bytes, safe in Terraform. */
function sorted(values: readonly string[]): string[] {
  return [...new Set(values.map(terraformText))].sort();
}
