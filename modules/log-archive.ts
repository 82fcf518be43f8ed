import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { RequiredStatements } from "./archive-statements";
import { checkLogArchive } from "./check-log-archive";
import { EncryptionKey } from "./kms/encryption-key";
import { accountAdministersKey } from "./kms/key-statements";
import { createAccessLogBucket, createLogBucket } from "./log-archive-buckets";
import type { LogArchiveProps } from "./log-archive-props";
import { archivePolicies, archiveRequiredStatements, archiveTopicArn } from "./log-archive-statements";
import { createSubscribedQueue, subscribe, type SubscribableTopic } from "./log-archive-subscribers";
import type { PrivateBucket } from "./s3/private-bucket";
import { bucketKeyAlias } from "./shared/derived-names";
import type { PolicyStatement } from "./shared/policy-statement";
import { DeliveryTopic } from "./sns/delivery-topic";
import type { DeliveryQueue } from "./sqs/delivery-queue";

export type { LogArchiveProps, NewLogBucket } from "./log-archive-props";

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
    checkLogArchive(props);
    const policies = archivePolicies(props);

    this.key = props.key ? undefined : this.createKey(props, policies.key);
    this.keyArn = this.key?.keyArn ?? props.key?.existing.keyArn ?? "";
    if ("create" in props.bucket) {
      const { create } = props.bucket;
      const accessLogBucket = createAccessLogBucket(this, props, create);
      const made = { kmsKeyArn: this.keyArn, accessLogBucket, statements: policies.bucket };
      this.accessLogBucket = accessLogBucket;
      this.logBucket = createLogBucket(this, props, create, made);
    }
    this.bucketName = this.logBucket?.bucketName ?? props.layout.bucketName;
    this.topicArn = archiveTopicArn(props);
    if ("create" in props.topic) this.topic = this.createTopic(props, props.topic.create.topicName, policies.topic);
    this.queue = props.queue && createSubscribedQueue(this, this.subscribable(props), props.queue);
    for (const subscription of props.subscriptions ?? []) subscribe(this, this.subscribable(props), subscription);

    this.readyForTrail = [this.logBucket?.policy, this.key?.resource, this.topic?.resource].filter(
      (made) => made !== undefined,
    );
    this.requiredStatements = archiveRequiredStatements(props);
  }

  private createKey({ where, layout, disposable }: LogArchiveProps, statements: readonly PolicyStatement[]) {
    return new EncryptionKey(this, "Key", {
      aliasName: bucketKeyAlias(layout.bucketName),
      description: `CloudTrail log files in ${layout.bucketName}, and the notices about them`,
      statements: [accountAdministersKey(where.partition, where.accountId), ...statements],
      preventDestroy: !disposable,
    });
  }

  private createTopic({ where }: LogArchiveProps, topicName: string, statements: readonly PolicyStatement[]) {
    return new DeliveryTopic(this, "Topic", { where, topicName, statements, kmsKeyArn: this.keyArn });
  }

  private subscribable({ where, alarmTopicArns }: LogArchiveProps): SubscribableTopic {
    const { topicArn, keyArn } = this;
    return { where, topicArn, madeTopicArn: this.topic?.resource.arn ?? topicArn, kmsKeyArn: keyArn, alarmTopicArns };
  }
}
