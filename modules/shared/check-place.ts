import type { AccountRegion } from "./arns";
import { checkAccountId } from "./check-account-id";
import { checkAll } from "./check-all";
import { checkRule } from "./check-rule";
import { regionRule } from "./region-rule";
import { partitions } from "./regions";

/**
 * Checks where a part stands.
 *
 * @param name property that has it, for the message
 * @param regionName what the property calls its Region
 * @throws Error when the partition, the account id or the Region is none, or the Region is of another partition
 */
export function checkPlace(
  name: string,
  { partition, accountId, region }: AccountRegion,
  regionName: "region" | "homeRegion" = "region",
): void {
  checkAll(
    () => {
      if (partitions.includes(partition)) return;
      throw new Error(`${name}.partition must be one of ${partitions.join(", ")}, got: '${String(partition)}'`);
    },
    () => checkAccountId(`${name}.accountId`, accountId),
    () => {
      if (partitions.includes(partition))
        checkRule(`${name}.${regionName}`, region, (text) => regionRule(text, partition));
    },
  );
}
