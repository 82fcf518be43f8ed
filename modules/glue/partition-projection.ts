import type { LogLayout } from "../shared/log-layout";

/** Which accounts a table has partitions for. */
export type AccountProjection =
  /** These, and no other; a question that names no account reads all. Good for a few dozen: Athena's own advice. */
  | { readonly type: "enum"; readonly accountIds: readonly string[] }
  /** Any, but every question must name its account with `=`; the saved ones name the first of these until somebody edits them. */
  | { readonly type: "injected"; readonly accountIds: readonly string[] };

/** What {@link partitionProjection} projects. */
export interface PartitionProjectionProps {
  readonly layout: LogLayout;
  readonly accounts: AccountProjection;
  /** Regions with partitions. */
  readonly regions: readonly string[];
  /** First delivery day with a partition, `yyyy-MM-dd`. */
  readonly firstDay: string;
  /**
   * Last delivery day with a partition, `yyyy-MM-dd`.
   *
   * @default - today, whenever the question is asked
   */
  readonly lastDay?: string;
  /**
   * Files that the table is over: log files, or those of CloudTrail Insights.
   *
   * @default "logs"
   */
  readonly files?: "logs" | "insights";
}

/**
 * Table parameters that let Athena compute partitions from the paths that CloudTrail writes, instead of somebody registering
 * them every day. Plain text: the storage template still holds Athena's `${…}`.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
 */
export function partitionProjection(props: PartitionProjectionProps): Record<string, string> {
  const { layout, accounts, regions, firstDay, lastDay, files = "logs" } = props;
  return {
    "projection.enabled": "true",
    ...(accounts.type === "enum"
      ? { "projection.log_account.type": "enum", "projection.log_account.values": values(accounts.accountIds) }
      : { "projection.log_account.type": "injected" }),
    "projection.log_region.type": "enum",
    "projection.log_region.values": values(regions),
    "projection.delivery_date.type": "date",
    "projection.delivery_date.format": "yyyy/MM/dd",
    "projection.delivery_date.range": `${slashed(firstDay)},${lastDay === undefined ? "NOW" : slashed(lastDay)}`,
    "projection.delivery_date.interval": "1",
    "projection.delivery_date.interval.unit": "DAYS",
    "storage.location.template": files === "logs" ? layout.projectionTemplate : layout.insightsProjectionTemplate,
  };
}

/** A list as Athena reads it: a blank behind a comma would be part of the value. */
function values(list: readonly string[]): string {
  return [...new Set(list)].sort().join(",");
}

function slashed(day: string): string {
  return day.replaceAll("-", "/");
}
