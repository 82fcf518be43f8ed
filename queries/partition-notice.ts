import { grouped } from "./counted";
import { manyPartitions, mostPartitions, type PartitionCount } from "./partition-count";

/** What synthesis says about the partitions that saved queries read. */
export interface PartitionNotice {
  readonly level: "info" | "warning" | "error";
  readonly message: string;
}

/**
 * Judges what the saved queries read until somebody edits them: beyond 10,000 partitions is worth a warning, beyond 1,000,000 Athena
 * refuses. A question that nothing narrows is only warned about, as nobody need ask it so.
 *
 * @param narrowed whether the saved queries ask about chosen days, or one account
 */
export function partitionNotice(
  queries: number,
  { partitions, sum }: PartitionCount,
  narrowed: boolean,
): PartitionNotice {
  const reads =
    `each of the ${queries} saved queries over the log files reads ${grouped(partitions)} partitions until it is edited ` +
    `(${sum}), with one LIST call of S3 at least for each`;
  if (partitions <= manyPartitions) return { level: "info", message: reads };
  const advice = `give them ${narrowed ? "fewer days" : "a period"}, or the tables fewer Regions and a later first day`;
  return partitions <= mostPartitions
    ? { level: "warning", message: `${reads}: more than ${grouped(manyPartitions)} are slow; ${advice}` }
    : {
        level: narrowed ? "error" : "warning",
        message: `${reads}: Athena refuses more than ${grouped(mostPartitions)}; ${advice}`,
      };
}
