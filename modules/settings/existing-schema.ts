import { boolean, optional } from "valibot";
import { documented } from "./documented";
import { keyArn } from "./key-arn";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";

const topicArn = patternSetting(
  /^arn:(aws|aws-us-gov|aws-cn):sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$/,
  "must be the ARN of a topic",
  "write it like arn:aws:sns:us-east-1:111111111111:log-delivery",
);

/** Schema of what a landing zone has already. */
export const existingSchema = mapping({
  logBucket: optional(
    documented(boolean(), {
      description:
        "Whether the bucket logBucket.name is there already. Then nothing else of logBucket but prefix counts.",
    }),
    false,
  ),
  keyArn: optional(
    documented(keyArn, {
      description: "ARN of the key of the log files, in the bucket's Region. Default: a key is made.",
      examples: ["arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"],
    }),
  ),
  topicArn: optional(
    documented(topicArn, {
      description: "ARN of the topic that CloudTrail tells about each delivery. Default: a topic is made.",
      examples: ["arn:aws:sns:us-east-1:111111111111:log-delivery"],
    }),
  ),
  trail: optional(
    documented(boolean(), {
      description: "Whether the trail trailName is there already, in the management account and homeRegion.",
    }),
    false,
  ),
});
