import { Annotations, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import {
  archiveStatements,
  requiredStatements,
  tamperGuard,
  type ArchiveAccess,
  type RequiredStatements,
} from "./archive-statements";
import { EncryptionKey } from "./kms/encryption-key";
import { accountAdministersKey } from "./kms/key-statements";
import { s3DeliversAccessLogs } from "./s3/bucket-statements";
import { PrivateBucket } from "./s3/private-bucket";
import { parseRegionalArn, topicArn, type AccountRegion, type TrailIdentity } from "./shared/arns";
import { defaults } from "./shared/defaults";
import type { LogLayout } from "./shared/log-layout";
import type { LogReader } from "./shared/log-reader";
import { checkObjectLock, type ObjectLock } from "./shared/object-lock";
import type { StorageTransitions } from "./shared/storage-transitions";
import type { TopicSubscription } from "./shared/topic-subscription";
import { DeliveryTopic } from "./sns/delivery-topic";
import { QueueSubscription } from "./sns/queue-subscription";
import { Subscriber } from "./sns/subscriber";
import { DeliveryQueue } from "./sqs/delivery-queue";
import { DeadLetterQueue } from "./sqs/dead-letter-queue";

/** A log bucket to make; its name is the layout's. */
export interface NewLogBucket {
  /** Days that log files are kept; not shorter than the lock. */
  readonly retentionDays: number;

  /** Lock on each delivered file. */
  readonly objectLock: ObjectLock;

  /**
   * Cheaper classes that log files move to with age.
   *
   * @default - log files stay where they were delivered
   */
  readonly transitions?: StorageTransitions;

  /** Bucket for the access logs of the log bucket, and of other buckets of the same account and Region that are named here. */
  readonly accessLogs: {
    readonly bucketName: string;
    readonly retentionDays: number;
    readonly otherBucketNames?: readonly string[];
  };
}

/** Properties of a {@link LogArchive}. */
export interface LogArchiveProps {
  /** Log archive account and Region; the Region is the trail's home Region. */
  readonly where: AccountRegion;

  /** Bucket and paths of the log files. */
  readonly layout: LogLayout;

  /** Trails that deliver here, and no other may. */
  readonly trails: readonly TrailIdentity[];

  /** The log bucket: made here, or the landing zone's, whose policy is then its owner's (see {@link LogArchive.requiredStatements}). */
  readonly bucket: { readonly create: NewLogBucket } | { readonly existing: "named-by-layout" };

  /**
   * ARN of the landing zone's key, in the bucket's Region; its policy is then its owner's.
   *
   * @default - a key of the archive's own
   */
  readonly key?: { readonly existing: { readonly keyArn: string } };

  /** Topic that CloudTrail tells about each delivered file: made here, or the landing zone's, whose policy is then its owner's. */
  readonly topic:
    { readonly create: { readonly topicName: string } } | { readonly existing: { readonly topicArn: string } };

  /**
   * A queue that is subscribed to the topic.
   *
   * @default - no queue is made
   */
  readonly queue?: { readonly queueName: string; readonly retentionDays: number };

  /**
   * Who else is told, each with a dead-letter queue.
   *
   * @default - the queue alone
   */
  readonly subscriptions?: readonly TopicSubscription[];

  /**
   * Who reads the log files besides the log archive account, by their own IAM policies.
   *
   * @default - nobody
   */
  readonly readers?: readonly LogReader[];

  /**
   * The only roles and users that may still change what protects the log files: the deploy role, and one for emergencies. Without the
   * deploy role among them, the next deploy is refused.
   *
   * @default - the account's administrators may, as their IAM policies say
   */
  readonly tamperGuard?: { readonly exceptPrincipalArns: readonly [string, ...string[]] };

  /**
   * Whether this is a throw-away deployment: destroying it then destroys the log files too, locked ones included.
   *
   * @default false
   */
  readonly disposable?: boolean;
}

/** What the log archive account owns: the key, the log bucket, the bucket of its access logs, the delivery topic and its queue. */
export class LogArchive extends Construct {
  /** ARN of the key: of the one made here known after that, of a given one at once. */
  public readonly keyArn: string;
  /** Name of the log bucket; using it waits for the bucket, where it is made here. */
  public readonly bucketName: string;
  /** ARN of the topic, known before it is made. */
  public readonly topicArn: string;

  /** The resources that are made here; absent for those that were given. */
  public readonly key?: EncryptionKey;
  public readonly accessLogBucket?: PrivateBucket;
  public readonly logBucket?: PrivateBucket;
  public readonly topic?: DeliveryTopic;
  public readonly queue?: DeliveryQueue;

  /** What a trail waits for: it is refused until bucket, key and topic let CloudTrail in. */
  public readonly readyForTrail: ITerraformDependable[];

  /** The exact statements that the owners of what was given must add to its policies. Empty where all is made here. */
  public readonly requiredStatements: readonly RequiredStatements[];

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    checkArchive(props);

    this.topicArn =
      "existing" in props.topic ? props.topic.existing.topicArn : topicArn(props.where, props.topic.create.topicName);
    const access = archiveAccess(props, this.topicArn);
    const policies = this.policies(props, access);

    this.key = props.key ? undefined : this.createKey(props, policies.key);
    this.keyArn = this.key?.keyArn ?? props.key?.existing.keyArn ?? "";
    if ("create" in props.bucket) {
      this.accessLogBucket = this.createAccessLogBucket(props, props.bucket.create);
      this.logBucket = this.createLogBucket(props, props.bucket.create, this.accessLogBucket, policies.bucket);
    }
    this.bucketName = this.logBucket?.bucketName ?? props.layout.bucketName;
    if ("create" in props.topic) this.topic = this.createTopic(props, props.topic.create.topicName, policies.topic);
    this.queue = props.queue && this.createQueue(props, props.queue);
    for (const subscription of props.subscriptions ?? []) this.subscribe(props, subscription);

    this.readyForTrail = [this.logBucket?.policy, this.key?.resource, this.topic?.resource].filter(
      (made) => made !== undefined,
    );
    this.requiredStatements = requiredStatements(access, {
      bucket: "existing" in props.bucket,
      keyArn: props.key?.existing.keyArn,
      topicArn: "existing" in props.topic ? props.topic.existing.topicArn : undefined,
    });
  }

  private policies(props: LogArchiveProps, access: ArchiveAccess): ReturnType<typeof archiveStatements> {
    const granted = archiveStatements(access);
    if (props.tamperGuard === undefined) return granted;
    const guard = tamperGuard(props, this.topicArn, props.tamperGuard.exceptPrincipalArns);
    return {
      bucket: [...granted.bucket, ...guard.bucket],
      key: [...granted.key, ...guard.key],
      topic: [...granted.topic, ...guard.topic],
    };
  }

  private createKey(
    { where, layout, disposable }: LogArchiveProps,
    statements: ReturnType<typeof archiveStatements>["key"],
  ) {
    return new EncryptionKey(this, "Key", {
      aliasName: layout.bucketName.replaceAll(".", "-"),
      description: `CloudTrail log files in ${layout.bucketName}, and the notices about them`,
      statements: [accountAdministersKey(where.partition, where.accountId), ...statements],
      preventDestroy: !disposable,
    });
  }

  private createAccessLogBucket(
    { where, layout, disposable }: LogArchiveProps,
    { accessLogs }: NewLogBucket,
  ): PrivateBucket {
    const bucketNames = [layout.bucketName, ...(accessLogs.otherBucketNames ?? [])];
    return new PrivateBucket(this, "AccessLogBucket", {
      partition: where.partition,
      bucketName: accessLogs.bucketName,
      encryption: "s3-managed",
      expireAfterDays: accessLogs.retentionDays,
      keepOldVersionsDays: defaults.accessLogOldVersionsDays.value,
      statements: [
        s3DeliversAccessLogs(where.partition, accessLogs.bucketName, { accountId: where.accountId, bucketNames }),
      ],
      whenDestroyed: disposable ? "delete-all-objects" : "refuse",
    });
  }

  private createLogBucket(
    { where, layout, disposable }: LogArchiveProps,
    { retentionDays, objectLock, transitions }: NewLogBucket,
    accessLogBucket: PrivateBucket,
    statements: ReturnType<typeof archiveStatements>["bucket"],
  ): PrivateBucket {
    return new PrivateBucket(this, "LogBucket", {
      partition: where.partition,
      bucketName: layout.bucketName,
      encryption: { kmsKeyArn: this.keyArn },
      expireAfterDays: retentionDays,
      transitions,
      keepOldVersionsDays: defaults.oldVersionsDays.value,
      statements,
      accessLogBucketName: accessLogBucket.bucketName,
      objectLock,
      whenDestroyed: disposable ? "delete-all-objects" : "refuse",
      waitFor: [accessLogBucket.policy],
    });
  }

  private createTopic(
    { where }: LogArchiveProps,
    topicName: string,
    statements: ReturnType<typeof archiveStatements>["topic"],
  ): DeliveryTopic {
    return new DeliveryTopic(this, "Topic", { where, topicName, statements, kmsKeyArn: this.keyArn });
  }

  private createQueue({ where }: LogArchiveProps, queue: NonNullable<LogArchiveProps["queue"]>): DeliveryQueue {
    const deliveryQueue = new DeliveryQueue(this, "Queue", {
      where,
      queueName: queue.queueName,
      retentionDays: queue.retentionDays,
      topicArn: this.topicArn,
      kmsKeyArn: this.keyArn,
    });
    new QueueSubscription(this, "QueueSubscription", {
      topicArn: this.subscribableTopicArn,
      queueArn: deliveryQueue.queueArn,
      deadLetterQueueArn: deliveryQueue.deadLetterQueueArn,
    });
    return deliveryQueue;
  }

  /** A queue of another account is subscribed by its owner, whom the topic's policy lets; see `LogDeliveryQueue`. */
  private subscribe({ where }: LogArchiveProps, subscription: TopicSubscription): void {
    if (isForeignQueue(where, subscription)) return;
    const id = `Subscription-${subscription.name}`;
    const deadLetters = new DeadLetterQueue(this, `${id}-DeadLetters`, {
      where,
      queueName: `${subscription.name}-dead-letters`,
      topicArn: this.topicArn,
      kmsKeyArn: this.keyArn,
    });
    new Subscriber(this, id, {
      where,
      topicArn: this.subscribableTopicArn,
      subscription,
      deadLetterQueueArn: deadLetters.queueArn,
    });
    if (subscription.protocol === "email") {
      const each = "CloudTrail sends one every few minutes for each Region";
      Annotations.of(this).addWarning(
        `${subscription.address} gets an e-mail for each notice, and ${each}: take a queue`,
      );
    }
  }

  /** As a reference, so that a subscription waits for the topic. */
  private get subscribableTopicArn(): string {
    return this.topic?.resource.arn ?? this.topicArn;
  }
}

function archiveAccess(props: LogArchiveProps, archiveTopicArn: string): ArchiveAccess {
  const { where, layout, trails, readers = [], subscriptions = [], queue } = props;
  const foreign = subscriptions.filter((subscription) => isForeignQueue(where, subscription));
  return {
    where,
    layout,
    trails,
    readers,
    topic: { topicArn: archiveTopicArn, encrypted: "create" in props.topic ? "by-archive-key" : "otherwise" },
    queues: queue !== undefined || subscriptions.length > foreign.length,
    foreignQueueArns: foreign.flatMap((subscription) => ("queueArn" in subscription ? [subscription.queueArn] : [])),
  };
}

function isForeignQueue({ accountId }: AccountRegion, subscription: TopicSubscription): boolean {
  return subscription.protocol === "sqs" && parseRegionalArn(subscription.queueArn)?.accountId !== accountId;
}

function checkArchive({ bucket, key, topic, layout, subscriptions = [] }: LogArchiveProps): void {
  if ("create" in bucket) {
    checkObjectLock(bucket.create.objectLock, bucket.create.retentionDays);
    if (bucket.create.accessLogs.bucketName === layout.bucketName) {
      const why = "S3 delivers access logs to no bucket with a lock";
      throw new Error(`accessLogs.bucketName must not be the log bucket, got: ${layout.bucketName} (${why})`);
    }
  }
  if (key) checkArn("key.existing.keyArn", key.existing.keyArn, "kms", /^key\//, "of a customer key");
  if ("existing" in topic)
    checkArn("topic.existing.topicArn", topic.existing.topicArn, "sns", /^[\w-]+$/, "of a topic");
  const names = subscriptions.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`subscriptions must have names of their own, got twice: ${twice}`);
}

function checkArn(name: string, arn: string, service: string, resource: RegExp, what: string): void {
  const parsed = parseRegionalArn(arn);
  if (arn.includes("${TfToken[") || (parsed?.service === service && resource.test(parsed.resource))) return;
  throw new Error(`${name} must be the ARN ${what}, got: '${arn}'`);
}
