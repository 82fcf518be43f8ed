import { boolean, optional } from "valibot";
import { documented } from "./documented";
import { keyArn } from "./key-arn";
import { mapping } from "./mapping";

/** Schema of what was made by hand and becomes this deployment's: imported, changed in place, never made anew. */
export const adoptSchema = mapping({
  trail: optional(
    documented(boolean(), {
      description: "Whether the trail trailName was made by hand, in the management account and homeRegion.",
    }),
    false,
  ),
  logGroup: optional(
    documented(boolean(), {
      description:
        "Whether the log group /aws/cloudtrail/ and the trail's name was made by hand, where the trail is made.",
    }),
    false,
  ),
  logBucket: optional(
    documented(boolean(), {
      description:
        "Whether the bucket logBucket.name was made by hand, in the log archive account and homeRegion. Its policy, lifecycle and lock become those of these settings.",
    }),
    false,
  ),
  topic: optional(
    documented(boolean(), {
      description:
        "Whether the topic notifications.topicName was made by hand, in the log archive account and homeRegion.",
    }),
    false,
  ),
  keyArn: optional(
    documented(keyArn, {
      description: "ARN of the key of the log files that was made by hand. Default: a key is made, for files to come.",
      examples: ["arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"],
    }),
  ),
});
