import { array, optional } from "valibot";
import { defaults } from "../shared/defaults";
import { messagingNameRule } from "../shared/messaging-name-rule";
import { alarmTopicArns } from "./alarm-topics";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { settingDefaults } from "./setting-defaults";
import { subscriptionSchema } from "./subscription-schema";
import { textSetting } from "./text-setting";
import { wholeNumberSetting } from "./whole-number-setting";

function messagingName(maxLength: 80 | 256, description: string, example: string) {
  return optional(
    documented(
      textSetting((name) => messagingNameRule(name, maxLength)),
      { pattern: `^[A-Za-z0-9_-]{1,${maxLength}}$`, description, examples: [example] },
    ),
  );
}

/** Schema of what tells people and programs that log files have arrived. */
export const notificationsSchema = mapping({
  topicName: messagingName(
    256,
    "Name of the topic that CloudTrail tells about each delivery. Default: the trail's name with -log-delivery.",
    "sms-trail-log-delivery",
  ),
  queue: optional(
    documented(
      mapping({
        name: messagingName(
          80,
          "Name of the queue. Default: the trail's name with -log-delivery.",
          "sms-trail-log-delivery",
        ),

        retentionDays: optional(
          documented(wholeNumberSetting("days", defaults.queueRetentionDaysAtLeast.value, 14), {
            description: "Days that the queue keeps a notification nobody has read.",
          }),
          settingDefaults.queueRetentionDays,
        ),
      }),
      { description: "Queue that is subscribed to the delivery topic." },
    ),
    {},
  ),
  subscriptions: optional(
    documented(array(subscriptionSchema), {
      description: "Who else is told about each delivery, each with a dead-letter queue.",
    }),
    [],
  ),
  alarmTopicArns: optional(
    documented(alarmTopicArns, {
      description:
        "Topics of the log archive account and homeRegion that are told when a notice waits in a dead-letter queue.",
      examples: [["arn:aws:sns:us-east-1:111111111111:alarms"]],
    }),
    [],
  ),
});
