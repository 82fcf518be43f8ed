import type { Block } from "../../support/synthesized";
import { policiesIn, type AttachedPolicy, type Place } from "./attached-policies";

/** Addresses by which the cases know what is in a log archive: those that the main stack freezes. */
const frozen: Readonly<Record<string, string>> = {
  LogArchive_LogBucket: "aws_s3_bucket.log_bucket",
  LogArchive_Key: "aws_kms_key.log_key",
  LogArchive_Topic: "aws_sns_topic.delivery_topic",
};

/** Policies of bucket, key and topic of a `LogArchive` that stands in a stack of its own. */
export function policiesOfArchive(json: Block, place: Place): Map<string, AttachedPolicy> {
  return new Map(
    policiesIn(json, place).flatMap((policy) => {
      const of = frozen[policy.of.replace(/^\w+\./, "").replace(/_[0-9A-F]{8}$/, "")];
      return of === undefined ? [] : [[of, { ...policy, of }] as const];
    }),
  );
}
