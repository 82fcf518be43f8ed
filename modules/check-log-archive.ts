import type { LogArchiveProps } from "./log-archive-props";
import { parseRegionalArn } from "./shared/arns";
import { bucketNameRule } from "./shared/bucket-name-rule";
import { checkAll } from "./shared/check-all";
import { checkAlarmTopics, checkKeyArn, checkKeyPlace, checkTopicArn } from "./shared/check-arn";
import { checkDays } from "./shared/check-days";
import { checkPlace } from "./shared/check-place";
import { checkRule } from "./shared/check-rule";
import { checkTrails } from "./shared/check-trails";
import { defaults } from "./shared/defaults";
import { deadLetterQueueName } from "./shared/derived-names";
import { sortedReaders } from "./shared/log-reader";
import { messagingNameRule } from "./shared/messaging-name-rule";
import { checkObjectLock } from "./shared/object-lock";
import { exceptServicesAnd } from "./shared/principal-conditions";
import { checkSubscription } from "./shared/topic-subscription";

/**
 * Checks what the types cannot.
 *
 * @throws Error with everything that AWS would refuse, or that would let in nobody or the wrong ones, a line each
 */
export function checkLogArchive(props: LogArchiveProps): void {
  const { where, layout, trails, readers = [], tamperGuard, alarmTopicArns = [] } = props;
  checkAll(
    () => checkPlace("where", where),
    () => checkRule("layout.bucketName", layout.bucketName, bucketNameRule),
    () => checkTrails("trails", trails, where.partition),
    () => checkBuckets(props),
    () => checkKey(props),
    () => checkTopic(props),
    () => checkQueue(props),
    ...subscriptionChecks(props),
    () => void sortedReaders(readers),
    () => void (tamperGuard && exceptServicesAnd(where.partition, tamperGuard.exceptPrincipalArns)),
    () => checkAlarmTopics("alarmTopicArns", alarmTopicArns, where),
  );
}

function checkBuckets({ bucket, layout }: LogArchiveProps): void {
  if (!("create" in bucket)) return;
  const { objectLock, retentionDays, accessLogs } = bucket.create;
  checkAll(
    () => checkDays("retentionDays", retentionDays, 1, 36_500),
    () => checkObjectLock(objectLock, retentionDays),
    () => checkDays("accessLogs.retentionDays", accessLogs.retentionDays, 1, 36_500),
    () => checkRule("accessLogs.bucketName", accessLogs.bucketName, bucketNameRule),
    () => {
      if (accessLogs.bucketName !== layout.bucketName) return;
      const why = "S3 delivers access logs to no bucket with a lock";
      throw new Error(`accessLogs.bucketName must not be the log bucket, got: ${layout.bucketName} (${why})`);
    },
  );
}

function checkKey({ key, where }: LogArchiveProps): void {
  if (key === undefined) return;
  checkKeyArn("key.existing.keyArn", key.existing.keyArn);
  checkKeyPlace("key.existing.keyArn", key.existing.keyArn, where);
}

function checkTopic({ topic, where }: LogArchiveProps): void {
  if ("create" in topic) {
    return checkRule("topic.create.topicName", topic.create.topicName, (name) => messagingNameRule(name, 256));
  }
  const { topicArn } = topic.existing;
  checkTopicArn("topic.existing.topicArn", topicArn);
  if ((parseRegionalArn(topicArn)?.partition ?? where.partition) === where.partition) return;
  throw new Error(`topic.existing.topicArn must be of partition ${where.partition}, got: '${topicArn}'`);
}

function checkQueue({ queue }: LogArchiveProps): void {
  if (queue === undefined) return;
  checkAll(
    () => checkRule("queue.queueName", queue.queueName, (name) => messagingNameRule(name, 80)),
    () => checkDays("queue.retentionDays", queue.retentionDays, defaults.queueRetentionDaysAtLeast.value, 14),
  );
}

function subscriptionChecks({ subscriptions = [], queue }: LogArchiveProps): (() => void)[] {
  const names = subscriptions.map(({ name }) => name);
  return [
    ...subscriptions.map((subscription) => () => checkSubscription(subscription)),
    () => {
      const twice = names.find((name, index) => names.indexOf(name) < index);
      if (twice !== undefined) throw new Error(`subscriptions must have names of their own, got twice: ${twice}`);
    },
    () => {
      const taken = names.find((name) => queue && deadLetterQueueName(name) === deadLetterQueueName(queue.queueName));
      if (taken === undefined) return;
      throw new Error(
        `subscriptions must not have the queue's name, which its dead letters have already, got: ${taken}`,
      );
    },
  ];
}
