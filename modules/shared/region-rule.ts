import type { BrokenRule } from "./broken-rule";
import { nearestWord } from "./nearest-word";
import { partitionOfRegion, regionsByPartition, regionsKnownAsOf, type Partition } from "./regions";

/** The rule that a Region breaks in a partition; `of` is the partition that it belongs to, where it does to another. */
export function regionRule(
  region: string,
  partition: Partition,
): (BrokenRule & { readonly of?: Partition }) | undefined {
  const known: readonly string[] = regionsByPartition[partition];
  if (known.includes(region)) return undefined;
  const rule = `must be a Region of partition ${partition}`;
  const of = partitionOfRegion(region);
  if (of) return { rule, fix: `write one of ${partition}, such as ${known.at(-1)}, or set partition: ${of}`, of };
  const near = nearestWord(region, known);
  const fix = near
    ? `did you mean ${near}?`
    : `write one that this version knows (list of ${regionsKnownAsOf}), such as ${known.at(-1)}`;
  return { rule, fix };
}
