import type { Partition } from "./arns";

/** A rule of CloudTrail that selectors break: where, what, and what to do. */
export interface RecordedEventsProblem {
  /** Keys and list positions from `RecordedEvents` down. */
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

/** A value as messages show it. */
export function quoted(value: string): string {
  return `'${value}'`;
}
