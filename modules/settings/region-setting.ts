import { partitions, regionsByPartition } from "../shared/regions";
import { documented } from "./documented";
import { textSetting } from "./text-setting";

/** A Region. Whether it is one of the partition's is checked over the whole file, where the partition is known. */
export const regionSetting = documented(
  textSetting(() => undefined),
  {
    enum: partitions.flatMap((partition) => [...regionsByPartition[partition]]),
  },
);
