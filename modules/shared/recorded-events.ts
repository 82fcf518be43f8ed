/**
 * What a trail records. The types are AWS's own words; what they cannot rule out is checked by `recordedEventsProblems`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */

/** Reads, writes or both. */
export type ReadWriteType = "All" | "ReadOnly" | "WriteOnly";

/** Types of resources that basic selectors know. */
export const basicResourceTypes = ["AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::S3::Object"] as const;

/** Data events chosen by ARN. */
export interface BasicSelector {
  /** @default "All" */
  readonly readWriteType?: ReadWriteType;
  readonly dataResources: readonly {
    readonly type: (typeof basicResourceTypes)[number];
    /** ARNs, or the beginnings of ARNs of objects: `arn:aws:s3:::bucket/folder/`. */
    readonly values: readonly string[];
  }[];
}

/** What a field of an event must be like; every operator that is given must hold, with one of its values. */
export interface FieldConditions {
  readonly equals?: readonly string[];
  readonly notEquals?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly notStartsWith?: readonly string[];
  readonly endsWith?: readonly string[];
  readonly notEndsWith?: readonly string[];
}

/** Data events of one type of resource, chosen by the fields of the event. */
export interface AdvancedDataSelector {
  readonly eventCategory: "Data";
  /** Name for people, up to 1,000 characters. */
  readonly name: string;
  /** As in `AWS::S3::Object`; AWS adds types all the time, so any is taken. */
  readonly resourceType: string;
  /** @default - reads and writes */
  readonly readOnly?: boolean;
  readonly eventName?: FieldConditions;
  readonly eventSource?: FieldConditions;
  readonly eventType?: FieldConditions;
  readonly resourceArn?: FieldConditions;
  readonly userIdentityArn?: FieldConditions;
}

/** Calls of one service that pass a VPC endpoint. */
export interface AdvancedNetworkSelector {
  readonly eventCategory: "NetworkActivity";
  /** Name for people, up to 1,000 characters. */
  readonly name: string;
  /** As in `s3.amazonaws.com`. */
  readonly eventSource: string;
  readonly eventName?: FieldConditions;
  readonly vpcEndpointId?: FieldConditions;
  /** @default - calls that succeeded and calls that the endpoint's policy denied */
  readonly errorCode?: "VpceAccessDenied";
}

/** One selector of events by their fields. */
export type AdvancedSelector = AdvancedDataSelector | AdvancedNetworkSelector;

/** Data events: a trail has either basic or advanced selectors. */
export type DataEvents =
  { readonly basic: readonly BasicSelector[] } | { readonly advanced: readonly AdvancedSelector[] };

/** Services whose management events a trail can leave out, because there are so many. */
export const excludableEventSources = ["kms.amazonaws.com", "rdsdata.amazonaws.com"] as const;

/** Less than everything: what the trail will not show can never be asked for later. */
export interface FewerManagementEvents {
  readonly recordFewerManagementEvents: {
    /** `None`: no management events at all, because another trail has them. */
    readonly readWriteType: ReadWriteType | "None";
    /** @default - every service's */
    readonly excludeEventSources?: readonly (typeof excludableEventSources)[number][];
    /** Why, for whoever reads the warning of each synth. */
    readonly reason: string;
  };
}

/** Unusual rates that CloudTrail can tell of. */
export const insightTypes = ["ApiCallRateInsight", "ApiErrorRateInsight"] as const;

/** One of {@link insightTypes}. */
export type InsightType = (typeof insightTypes)[number];

/** What a trail records besides its management events, and how many of those. */
export interface RecordedEvents {
  /**
   * Management events, reads and writes.
   *
   * @default "all"
   */
  readonly managementEvents?: "all" | FewerManagementEvents;

  /**
   * Data events. They cost by their number.
   *
   * @default - none
   */
  readonly dataEvents?: DataEvents;

  /**
   * Unusual rates to tell of. They cost by the number of management events.
   *
   * @default - none
   */
  readonly insights?: readonly InsightType[];
}
