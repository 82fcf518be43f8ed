import { grouped } from "./counted";
import { manyPartitions, mostPartitions, type PartitionCount } from "./partition-count";

/** What synthesis says about the partitions that saved queries read. */
export interface PartitionNotice {
  readonly level: "info" | "warning" | "error";
  readonly message: string;
}

/**
 * Judges what the saved queries read until somebody edits them. Where days were chosen for them, more than 10,000 partitions are worth a
 * warning, and more than 1,000,000 are an error, as Athena refuses such a question. Where nobody chose, they ask about every day that the
 * tables have, for no event of a migration long past may be missing: that is no fault, and only said; what Athena would refuse is warned about.
 *
 * @param periodChosen whether the saved queries ask about chosen days
 */
export function partitionNotice(
  queries: number,
  { partitions, sum }: PartitionCount,
  periodChosen: boolean,
): PartitionNotice {
  const reads =
    `each of the ${queries} saved queries over the log files reads ${grouped(partitions)} partitions until it is edited ` +
    `(${sum}), with one LIST call of S3 at least for each`;
  if (partitions <= manyPartitions) return { level: "info", message: reads };
  const tables = "the tables fewer Regions and a later first day";
  const refused = partitions > mostPartitions;
  if (!periodChosen) {
    const advice = `name days, accounts and Regions before you ask one, or give all of them a period, or ${tables}`;
    return refused
      ? { level: "warning", message: `${reads}: Athena refuses more than ${grouped(mostPartitions)}; ${advice}` }
      : { level: "info", message: `${reads}: ${advice}` };
  }
  const limit = refused
    ? `Athena refuses more than ${grouped(mostPartitions)}`
    : `more than ${grouped(manyPartitions)} are slow`;
  return { level: refused ? "error" : "warning", message: `${reads}: ${limit}; give them fewer days, or ${tables}` };
}
