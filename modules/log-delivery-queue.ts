import { Construct } from "constructs";
import { deadLetterAlarm } from "./dead-letter-alarm";
import { EncryptionKey } from "./kms/encryption-key";
import { accountAdministersKey, topicSendsToQueues } from "./kms/key-statements";
import { parseRegionalArn, type AccountRegion } from "./shared/arns";
import { checkAll } from "./shared/check-all";
import { checkAlarmTopics, checkKeyArn } from "./shared/check-arn";
import { checkDays } from "./shared/check-days";
import { checkPlace } from "./shared/check-place";
import { checkRule } from "./shared/check-rule";
import { defaults } from "./shared/defaults";
import { deadLetterQueueName } from "./shared/derived-names";
import { messagingNameRule } from "./shared/messaging-name-rule";
import { QueueSubscription } from "./sns/queue-subscription";
import { DeliveryQueue } from "./sqs/delivery-queue";

/** Properties of a {@link LogDeliveryQueue}. */
export interface LogDeliveryQueueProps {
  /** Account and Region of the queue: the consumer's own. */
  readonly where: AccountRegion;

  /** Name of the queue, up to 80 characters; the dead-letter queue is named like it, with `-dead-letters` behind. */
  readonly queueName: string;

  /**
   * ARN of the delivery topic, of any account and Region. In another account, the topic's policy must let this account subscribe the
   * queue: `subscriptions` of `LogArchive`.
   */
  readonly topicArn: string;

  /** Days that an unread message waits, 4 to 14: four outlast a long weekend. */
  readonly retentionDays: number;

  /**
   * ARN of a key whose policy lets SNS use it for the topic.
   *
   * @default - a key of the queue's own
   */
  readonly key?: { readonly existing: { readonly keyArn: string } };

  /**
   * Topics of the queue's account and Region that are told when a notice could not be delivered or handled, and waits in the dead-letter
   * queue.
   *
   * @default - nobody is told; the alarm shows in CloudWatch
   */
  readonly alarmTopicArns?: readonly string[];

  /**
   * Whether this is a throw-away deployment: destroying it then destroys the key too.
   *
   * @default false
   */
  readonly disposable?: boolean;
}

/**
 * A queue that a consumer polls for delivered log files. A message is what CloudTrail says, and nothing around it:
 * `{"s3Bucket": "…", "s3ObjectKey": ["…", …]}`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
 */
export class LogDeliveryQueue extends Construct {
  /** The key that is made here; absent where one was given. */
  public readonly key?: EncryptionKey;

  /** The queue, its dead-letter queue and their policies. */
  public readonly queue: DeliveryQueue;

  constructor(scope: Construct, id: string, props: LogDeliveryQueueProps) {
    super(scope, id);
    checkQueue(props);

    this.key = props.key ? undefined : this.createKey(props);
    this.queue = this.createQueue(props, this.key?.keyArn ?? props.key?.existing.keyArn ?? "");
    new QueueSubscription(this, "Subscription", {
      topicArn: props.topicArn,
      queueArn: this.queue.queueArn,
      deadLetterQueueArn: this.queue.deadLetterQueueArn,
    });
    deadLetterAlarm(this, "Alarm", {
      name: deadLetterQueueName(props.queueName),
      madeQueueName: this.queue.deadLetterQueueName,
      consumer: `queue ${props.queueName}, or its consumer gave up on them`,
      topicArns: props.alarmTopicArns,
    });
  }

  private createKey({ where, queueName, topicArn, disposable }: LogDeliveryQueueProps): EncryptionKey {
    return new EncryptionKey(this, "Key", {
      aliasName: queueName,
      description: `Notices about CloudTrail log files in ${queueName}`,
      statements: [accountAdministersKey(where.partition, where.accountId), topicSendsToQueues(topicArn)],
      preventDestroy: !disposable,
    });
  }

  private createQueue(props: LogDeliveryQueueProps, kmsKeyArn: string): DeliveryQueue {
    const { where, queueName, retentionDays, topicArn } = props;
    return new DeliveryQueue(this, "Queue", { where, queueName, retentionDays, topicArn, kmsKeyArn });
  }
}

function checkQueue({
  topicArn,
  retentionDays,
  where,
  queueName,
  key,
  alarmTopicArns = [],
}: LogDeliveryQueueProps): void {
  checkAll(
    () => checkPlace("where", where),
    () => checkRule("queueName", queueName, (name) => messagingNameRule(name, 80)),
    () => {
      const topic = parseRegionalArn(topicArn);
      if (topic?.service === "sns" && topic.partition === where.partition) return;
      throw new Error(`topicArn must be the ARN of a topic of partition ${where.partition}, got: '${topicArn}'`);
    },
    () => checkDays("retentionDays", retentionDays, defaults.queueRetentionDaysAtLeast.value, 14),
    () => void (key && checkKeyArn("key.existing.keyArn", key.existing.keyArn)),
    () => checkAlarmTopics("alarmTopicArns", alarmTopicArns, where),
  );
}
