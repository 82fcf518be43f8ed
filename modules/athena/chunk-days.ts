import { defaults } from "../shared/defaults";

/** A source of log files, as far as it makes partitions. */
export interface PartitionSource {
  readonly accounts: { readonly accountIds: readonly string[] };
  readonly regions: readonly string[];
}

/** How many delivery dates one statement may read that writes a table by month: at least one, however many partitions a date has. */
export function chunkDays(sources: readonly PartitionSource[]): number {
  const perDay = sources.reduce(
    (sum, { accounts, regions }) => sum + new Set(accounts.accountIds).size * new Set(regions).size,
    0,
  );
  const fitting = Math.floor(defaults.curatedPartitionsPerChunk.value / Math.max(perDay, 1));
  return Math.min(Math.max(fitting, 1), defaults.curatedChunkDaysAtMost.value);
}
