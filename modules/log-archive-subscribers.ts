import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { deadLetterAlarm } from "./dead-letter-alarm";
import type { LogArchiveProps } from "./log-archive-props";
import { isForeignQueue } from "./log-archive-statements";
import type { AccountRegion } from "./shared/arns";
import { deadLetterQueueName } from "./shared/derived-names";
import type { TopicSubscription } from "./shared/topic-subscription";
import { QueueSubscription } from "./sns/queue-subscription";
import { Subscriber } from "./sns/subscriber";
import { DeadLetterQueue } from "./sqs/dead-letter-queue";
import { DeliveryQueue } from "./sqs/delivery-queue";

/** A delivery topic as its subscribers need it. */
export interface SubscribableTopic {
  readonly where: AccountRegion;
  /** ARN, as a policy names it. */
  readonly topicArn: string;
  /** The same as a reference, so that a subscription waits for the topic. */
  readonly madeTopicArn: string;
  /** Key that encrypts the queues. */
  readonly kmsKeyArn: string;
  /** Topics that are told of dead letters. */
  readonly alarmTopicArns?: readonly string[];
}

/** The archive's own queue, subscribed to the topic. */
export function createSubscribedQueue(
  scope: Construct,
  { where, topicArn, madeTopicArn, kmsKeyArn, alarmTopicArns }: SubscribableTopic,
  { queueName, retentionDays }: NonNullable<LogArchiveProps["queue"]>,
): DeliveryQueue {
  const queue = new DeliveryQueue(scope, "Queue", { where, queueName, retentionDays, topicArn, kmsKeyArn });
  new QueueSubscription(scope, "QueueSubscription", {
    topicArn: madeTopicArn,
    queueArn: queue.queueArn,
    deadLetterQueueArn: queue.deadLetterQueueArn,
  });
  deadLetterAlarm(scope, "QueueAlarm", {
    name: deadLetterQueueName(queueName),
    madeQueueName: queue.deadLetterQueueName,
    consumer: `queue ${queueName}, or its consumer gave up on them`,
    topicArns: alarmTopicArns,
  });
  return queue;
}

/**
 * Subscribes somebody else, with a dead-letter queue. Not a queue of another account: its owner subscribes it, whom the topic's policy
 * lets; see `LogDeliveryQueue`.
 */
export function subscribe(
  scope: Construct,
  { where, topicArn, madeTopicArn, kmsKeyArn, alarmTopicArns }: SubscribableTopic,
  subscription: TopicSubscription,
): void {
  if (isForeignQueue(where, subscription)) return;
  const id = `Subscription-${subscription.name}`;
  const queueName = `${subscription.name}-dead-letters`;
  const deadLetters = new DeadLetterQueue(scope, `${id}-DeadLetters`, { where, queueName, topicArn, kmsKeyArn });
  new Subscriber(scope, id, {
    where,
    topicArn: madeTopicArn,
    subscription,
    deadLetterQueueArn: deadLetters.queueArn,
  });
  deadLetterAlarm(scope, `${id}-Alarm`, {
    name: queueName,
    madeQueueName: deadLetters.queueName,
    consumer: `subscription ${subscription.name}`,
    topicArns: alarmTopicArns,
  });
  if (subscription.protocol === "email") {
    const each = "CloudTrail sends one every few minutes for each Region";
    const warning = `${subscription.address} gets an e-mail for each notice, and ${each}: take a queue`;
    Annotations.of(scope).addWarning(warning);
  }
}
