import { deliveryRange, openEnd } from "./delivery-range";

/** What the tables of a deployment have partitions for. A question about anything else gets no rows, and no error either. */
export interface TableRange {
  /**
   * First delivery date, yyyy-MM-dd.
   *
   * @default - not known: no question is too early
   */
  readonly firstDay?: string;

  /**
   * Last delivery date, yyyy-MM-dd.
   *
   * @default - the present day, whenever a question is asked
   */
  readonly lastDay?: string;

  /**
   * Accounts with partitions.
   *
   * @default - any
   */
  readonly accounts?: readonly string[];

  /**
   * Regions with partitions.
   *
   * @default - any
   */
  readonly regions?: readonly string[];
}

/** What several tables have together. */
export function joinRanges(ranges: readonly (TableRange & { readonly firstDay: string })[]): TableRange {
  const lastDays = ranges.map(({ lastDay }) => lastDay);
  return {
    firstDay: ranges.map(({ firstDay }) => firstDay).sort()[0],
    lastDay: lastDays.includes(undefined) ? undefined : lastDays.sort().at(-1),
    accounts: union(ranges.map(({ accounts }) => accounts)),
    regions: union(ranges.map(({ regions }) => regions)),
  };
}

function union(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return lists.includes(undefined) ? undefined : [...new Set(lists.flatMap((list) => list ?? []))].sort();
}

/** The days that the tables have, as a text for people; `undefined` where nothing is known of them. */
export function tableDays({ firstDay, lastDay }: TableRange): string | undefined {
  if (firstDay === undefined && lastDay === undefined) return undefined;
  return `what was delivered${firstDay === undefined ? "" : ` from ${firstDay}`} to ${lastDay ?? "the present day"}`;
}

/** Why a question about these days, accounts and Regions can have no rows, or `undefined` when it can. */
export function outsideTables(
  range: TableRange,
  asked: {
    readonly from?: string;
    readonly to?: string;
    readonly accounts?: readonly string[];
    readonly regions?: readonly string[];
  },
): string | undefined {
  const { first, last } = deliveryRange(asked.from ?? range.firstDay ?? "0000-01-01", asked.to ?? openEnd);
  const [firstDay, lastDay] = [range.firstDay ?? "0000-01-01", range.lastDay ?? openEnd];
  if (last < slashed(firstDay) || first > slashed(lastDay)) {
    const days = [asked.from && `from ${asked.from}`, asked.to && `to ${asked.to}`].filter(Boolean).join(" ");
    return `no event ${days} is in the tables: they have ${tableDays(range)}`;
  }
  return missing("account", asked.accounts, range.accounts) ?? missing("Region", asked.regions, range.regions);
}

function missing(kind: string, asked: readonly string[] = [], known?: readonly string[]): string | undefined {
  const unknown = asked.filter((value) => known !== undefined && !known.includes(value));
  if (unknown.length === 0 || known === undefined) return undefined;
  const some = known.length > 20 ? `${known.slice(0, 20).join(", ")} and ${known.length - 20} more` : known.join(", ");
  return `the tables have no ${kind} ${unknown.join(", ")}; they have: ${some}`;
}

function slashed(day: string): string {
  return day.replaceAll("-", "/");
}
