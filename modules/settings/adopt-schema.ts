import { z } from "zod";
import { keyArn } from "./key-arn";

/** Schema of what was made by hand and becomes this deployment's: imported, changed in place, never made anew. */
export const adoptSchema = z.strictObject({
  trail: z.boolean().default(false).meta({
    description: "Whether the trail trailName was made by hand, in the management account and homeRegion.",
  }),
  logGroup: z.boolean().default(false).meta({
    description:
      "Whether the log group /aws/cloudtrail/ and the trail's name was made by hand, where the trail is made.",
  }),
  logBucket: z.boolean().default(false).meta({
    description:
      "Whether the bucket logBucket.name was made by hand, in the log archive account and homeRegion. Its policy, lifecycle and lock become those of these settings.",
  }),
  topic: z.boolean().default(false).meta({
    description:
      "Whether the topic notifications.topicName was made by hand, in the log archive account and homeRegion.",
  }),
  keyArn: keyArn.optional().meta({
    description: "ARN of the key of the log files that was made by hand. Default: a key is made, for files to come.",
    examples: ["arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"],
  }),
});
