/**
 * The Regions of each partition that the library knows, as of August 2026. Among them are all that AWS Server Migration
 * Service was ever offered in: no Region has been retired so far, and a retired one would stay, because its log files do.
 *
 * A data file: nothing here is computed, and a new Region is one new line.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const regionsByPartition = {
  aws: [
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
  "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
} as const satisfies Record<string, readonly string[]>;

/** A set of Regions with its own accounts, ARNs and endpoints. */
export type Partition = keyof typeof regionsByPartition;

/** Every partition that the library knows; the one most people mean comes first. */
export const partitions = ["aws", "aws-us-gov", "aws-cn"] as const satisfies readonly Partition[];

/** When {@link regionsByPartition} was last compared with AWS's list, `yyyy-MM`. */
export const regionsKnownAsOf = "2026-08";

/** The partition of a Region, or `undefined` for a Region that the library does not know. */
export function partitionOfRegion(region: string): Partition | undefined {
  return partitions.find((partition) => (regionsByPartition[partition] as readonly string[]).includes(region));
}
