import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { EncryptionKey } from "./kms/encryption-key";
import {
  accountAdministersKey,
  cloudTrailEncryptsLogs,
  cloudTrailPublishesToTopic,
  readersDecryptLogs,
  topicSendsToQueues,
} from "./kms/key-statements";
import { cloudTrailDelivers, readersReadLogs, s3DeliversAccessLogs } from "./s3/bucket-statements";
import { PrivateBucket, type ObjectLock } from "./s3/private-bucket";
import { topicArn, type AccountRegion, type TrailIdentity } from "./shared/arns";
import type { LogLayout } from "./shared/log-layout";
import { DeliveryTopic } from "./sns/delivery-topic";
import { QueueSubscription } from "./sns/queue-subscription";
import { DeliveryQueue } from "./sqs/delivery-queue";

/** Properties of a {@link LogArchive}. */
export interface LogArchiveProps {
  /** Log archive account and Region; the Region is the trail's home Region. */
  readonly where: AccountRegion;

  /** Bucket and paths of the log files. */
  readonly layout: LogLayout;

  /** Trails that deliver here, and no other may. */
  readonly trails: readonly TrailIdentity[];

  /** Days that log files are kept; not shorter than the lock. */
  readonly retentionDays: number;

  /** Lock on each delivered file. */
  readonly objectLock: ObjectLock;

  /** Bucket for the access logs of the log bucket, and of other buckets of the same account and Region that are named here. */
  readonly accessLogs: {
    readonly bucketName: string;
    readonly retentionDays: number;
    readonly otherBucketNames?: readonly string[];
  };

  /** Topic that CloudTrail tells about each delivered file. */
  readonly topicName: string;

  /** Queue that is subscribed to the topic. */
  readonly queue: { readonly queueName: string; readonly retentionDays: number };

  /**
   * Other accounts that read the log files, by their own IAM policies.
   *
   * @default - only the log archive account itself
   */
  readonly readerAccountIds?: readonly string[];

  /**
   * Whether this is a throw-away deployment: destroying it then destroys the log files too, locked ones included.
   *
   * @default false
   */
  readonly disposable?: boolean;
}

/** What the log archive account owns: the key, the log bucket, the bucket of its access logs, the delivery topic and its queue. */
export class LogArchive extends Construct {
  public readonly key: EncryptionKey;
  public readonly accessLogBucket: PrivateBucket;
  public readonly logBucket: PrivateBucket;
  public readonly topic: DeliveryTopic;
  public readonly queue: DeliveryQueue;

  /** What a trail waits for: it is refused until bucket, key and topic let CloudTrail in. */
  public readonly readyForTrail: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    checkRetention(props);

    this.key = this.createKey(props);
    this.accessLogBucket = this.createAccessLogBucket(props);
    this.logBucket = this.createLogBucket(props);
    this.topic = this.createTopic(props);
    this.queue = this.createQueue(props);

    this.readyForTrail = [this.logBucket.policy, this.key.resource, this.topic.resource];
  }

  private createKey({
    where,
    layout,
    trails,
    topicName,
    readerAccountIds = [],
    disposable,
  }: LogArchiveProps): EncryptionKey {
    return new EncryptionKey(this, "Key", {
      aliasName: layout.bucketName.replaceAll(".", "-"),
      description: `CloudTrail log files in ${layout.bucketName}, and the notices about them`,
      statements: [
        accountAdministersKey(where.partition, where.accountId),
        ...cloudTrailEncryptsLogs(trails),
        cloudTrailPublishesToTopic(trails),
        topicSendsToQueues(topicArn(where, topicName)),
        ...readersDecryptLogs(where.partition, readerAccountIds),
      ],
      preventDestroy: !disposable,
    });
  }

  private createAccessLogBucket({ where, layout, accessLogs, disposable }: LogArchiveProps): PrivateBucket {
    const bucketNames = [layout.bucketName, ...(accessLogs.otherBucketNames ?? [])];
    return new PrivateBucket(this, "AccessLogBucket", {
      partition: where.partition,
      bucketName: accessLogs.bucketName,
      encryption: "s3-managed",
      expireAfterDays: accessLogs.retentionDays,
      keepOldVersionsDays: 30,
      statements: [
        s3DeliversAccessLogs(where.partition, accessLogs.bucketName, { accountId: where.accountId, bucketNames }),
      ],
      whenDestroyed: disposable ? "delete-all-objects" : "refuse",
    });
  }

  private createLogBucket(props: LogArchiveProps): PrivateBucket {
    const { where, layout, trails, readerAccountIds = [] } = props;
    return new PrivateBucket(this, "LogBucket", {
      partition: where.partition,
      bucketName: layout.bucketName,
      encryption: { kmsKeyArn: this.key.keyArn },
      expireAfterDays: props.retentionDays,
      // log files are never replaced: an old version is one that somebody deleted, and this is the time to notice
      keepOldVersionsDays: 90,
      statements: [
        ...cloudTrailDelivers(where.partition, layout, trails),
        ...readersReadLogs(where.partition, layout, readerAccountIds),
      ],
      accessLogBucketName: this.accessLogBucket.bucketName,
      objectLock: props.objectLock,
      whenDestroyed: props.disposable ? "delete-all-objects" : "refuse",
      waitFor: [this.accessLogBucket.policy],
    });
  }

  private createTopic({ where, topicName, trails }: LogArchiveProps): DeliveryTopic {
    return new DeliveryTopic(this, "Topic", { where, topicName, trails, kmsKeyArn: this.key.keyArn });
  }

  private createQueue({ where, queue }: LogArchiveProps): DeliveryQueue {
    const deliveryQueue = new DeliveryQueue(this, "Queue", {
      where,
      queueName: queue.queueName,
      retentionDays: queue.retentionDays,
      topicArn: this.topic.topicArn,
      kmsKeyArn: this.key.keyArn,
    });
    new QueueSubscription(this, "QueueSubscription", {
      topicArn: this.topic.resource.arn,
      queueArn: deliveryQueue.queueArn,
      deadLetterQueueArn: deliveryQueue.deadLetterQueueArn,
    });
    return deliveryQueue;
  }
}

function checkRetention({ retentionDays, objectLock }: LogArchiveProps): void {
  if (retentionDays < objectLock.days) {
    throw new Error(`retentionDays must be at least objectLock.days (${objectLock.days}), got: ${retentionDays}`);
  }
}
