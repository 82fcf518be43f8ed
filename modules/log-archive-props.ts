import type { AccountRegion } from "./shared/arns";
import type { DeliveringTrails } from "./shared/delivering-trails";
import type { LogLayout } from "./shared/log-layout";
import type { LogReader } from "./shared/log-reader";
import type { ObjectLock } from "./shared/object-lock";
import type { StorageTransitions } from "./shared/storage-transitions";
import type { TopicSubscription } from "./shared/topic-subscription";

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

/** Properties of a `LogArchive`. */
export interface LogArchiveProps {
  /** Log archive account and Region; the Region is the trail's home Region. */
  readonly where: AccountRegion;

  /** Bucket and paths of the log files. */
  readonly layout: LogLayout;

  /** Trails that deliver here, and no other may: a list, or all of one name in an organization's accounts. */
  readonly trails: DeliveringTrails;

  /** The log bucket: made here, or the landing zone's, whose policy is then its owner's (see `requiredStatements`). */
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
   * Topics of the archive's account and Region that are told when a notice could not be delivered and waits in a dead-letter queue.
   *
   * @default - nobody is told; an alarm for each dead-letter queue shows in CloudWatch
   */
  readonly alarmTopicArns?: readonly string[];

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
