import { bucketArn, logGroupArn, queueArn, topicArn, trailArn } from "../../../modules/shared/arns";
import { trailLogGroupName } from "../../../modules/shared/derived-names";
import type { Settings } from "../../../modules/settings/settings";
import { placeOf } from "../../../modules/settings/settings-accounts";
import { settingsLayout } from "../../../modules/settings/settings-layout";
import { memberTrails, settingsTrail } from "../../../modules/settings/settings-trails";

/** Names and ARNs that follow from the settings. */
export function computedNames(settings: Settings): Readonly<Record<string, string>> {
  const { partition, accounts, existing, logBucket, notifications, queries, trailName } = settings;
  const { trail, maker } = settingsTrail(settings);
  const archive = placeOf(settings, accounts.logArchive);
  return {
    trail: trailArn(trail),
    ...Object.fromEntries(
      memberTrails(settings).map((member) => [`trail of ${member.maker.name}`, trailArn(member.trail)]),
    ),
    ...(existing.trail ? {} : { "log group": logGroupArn(placeOf(settings, maker), trailLogGroupName(trailName)) }),
    "log files": settingsLayout(settings).tableLocation,
    "log bucket": bucketArn(partition, logBucket.name),
    "log key": existing.keyArn ?? "known when it is made: output log_key_arn",
    "delivery topic": existing.topicArn ?? topicArn(archive, notifications.topicName),
    "delivery queue": queueArn(archive, notifications.queue.name),
    "results bucket": bucketArn(partition, queries.resultsBucketName),
  };
}
