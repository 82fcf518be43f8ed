/** What a question costs before it reads a byte: Athena lists every partition that the tables project for its range. */
import { counted } from "./counted";
import { dayAfter, lateDeliveryDays } from "./delivery-range";

/** The partitions of one table: accounts × Regions × days of delivery. */
export interface ProjectedPartitions {
  /** Accounts with partitions; for `injected` ones, a question names one at a time. */
  readonly accounts: { readonly type: "enum" | "injected"; readonly accountIds: readonly string[] };
  readonly regions: readonly string[];
  /** First day of delivery, yyyy-MM-dd. */
  readonly firstDay: string;
  /** Last day of delivery, yyyy-MM-dd; the present day without it. */
  readonly lastDay?: string;
}

/** Days of event time that a question asks about, yyyy-MM-dd, both inclusive; an end that is not given is the tables' own. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** How many partitions questions read. */
export interface PartitionCount {
  /** Of all tables together; each takes one LIST call of S3 at least, and one more for every 1,000 files beyond the first. */
  readonly partitions: number;

  /** How it comes about: `300 accounts × 17 Regions × 30 days`, a table after the other. */
  readonly sum: string;
}

/** Partitions that Athena reads in one question. */
export const mostPartitions = 1_000_000;

/** Partitions from which on a question is slow, and its LIST calls cost more than a few cents. */
export const manyPartitions = 10_000;

/**
 * Partitions that a question about a period reads: of the tables' days those from its first to 30 days after its last, since log
 * files may come that late.
 *
 * @param today the present day, yyyy-MM-dd: where tables without a last day end
 */
export function countPartitions(tables: readonly ProjectedPartitions[], period: Period, today: string): PartitionCount {
  const counts = tables.map((table) => {
    const accounts = table.accounts.type === "injected" ? 1 : new Set(table.accounts.accountIds).size;
    return { accounts, regions: new Set(table.regions).size, days: daysOf(table, period, today) };
  });
  return {
    partitions: counts.reduce((sum, { accounts, regions, days }) => sum + accounts * regions * days, 0),
    sum: counts
      .map(({ accounts, regions, days }) =>
        [counted(accounts, "account"), counted(regions, "Region"), counted(days, "day")].join(" × "),
      )
      .join(" + "),
  };
}

function daysOf(
  { firstDay, lastDay = "9999-12-31" }: ProjectedPartitions,
  { from, to }: Period,
  today: string,
): number {
  const first = [firstDay, from ?? firstDay].sort()[1]!;
  const last = [lastDay, today, to === undefined ? today : dayAfter(to, lateDeliveryDays)].sort()[0]!;
  return Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1);
}
