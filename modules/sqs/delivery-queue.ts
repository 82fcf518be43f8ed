import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { queueArn, type AccountRegion } from "../shared/arns";
import { defaults } from "../shared/defaults";
import { deadLetterQueueName } from "../shared/derived-names";
import { renderPolicy } from "../shared/render-policy";
import { denyInsecureQueueAccess, topicSends } from "./queue-statements";

/** Properties of a {@link DeliveryQueue}. */
export interface DeliveryQueueProps {
  /** Where the queue stands. */
  readonly where: AccountRegion;

  /** Name of the queue, up to 80 characters; the dead-letter queue is named like it, with `-dead-letters` behind. */
  readonly queueName: string;

  /** The one topic that may send. */
  readonly topicArn: string;

  /** Key that encrypts the messages; its policy must let SNS use it for the topic. */
  readonly kmsKeyArn: string;

  /** Days that an unread message waits, 1 to 14. */
  readonly retentionDays: number;
}

/** A queue that a consumer polls for delivered log files, and a dead-letter queue for what it or SNS could not handle. */
export class DeliveryQueue extends Construct {
  /** ARN of the queue, known after it is made. */
  public readonly queueArn: string;

  /** URL that a consumer polls. */
  public readonly queueUrl: string;

  /** ARN of the dead-letter queue, known after it is made. */
  public readonly deadLetterQueueArn: string;

  /** Name of the dead-letter queue; using it waits for the queue. */
  public readonly deadLetterQueueName: string;

  /** The queue itself. */
  public readonly resource: SqsQueue;

  constructor(scope: Construct, id: string, props: DeliveryQueueProps) {
    super(scope, id);

    const deadLetters = this.createQueue("DeadLetters", props, {
      name: deadLetterQueueName(props.queueName),
      retentionDays: defaults.deadLetterRetentionDays.value,
    });
    this.resource = this.createQueue("Resource", props, {
      name: props.queueName,
      retentionDays: props.retentionDays,
      redrivePolicy: JSON.stringify({
        deadLetterTargetArn: deadLetters.arn,
        maxReceiveCount: defaults.queueReceives.value,
      }),
    });

    this.queueArn = this.resource.arn;
    this.queueUrl = this.resource.url;
    this.deadLetterQueueArn = deadLetters.arn;
    this.deadLetterQueueName = deadLetters.name;
  }

  private createQueue(
    id: string,
    { where, topicArn, kmsKeyArn }: DeliveryQueueProps,
    { name, retentionDays, redrivePolicy }: { name: string; retentionDays: number; redrivePolicy?: string },
  ): SqsQueue {
    const arn = queueArn(where, name);
    const policy = renderPolicy("queue", [topicSends(arn, topicArn), denyInsecureQueueAccess(arn)]);
    if (policy.warning !== undefined) Annotations.of(this).addWarning(policy.warning);
    return new SqsQueue(this, id, {
      name,
      kmsMasterKeyId: kmsKeyArn,
      messageRetentionSeconds: retentionDays * 86_400,
      visibilityTimeoutSeconds: defaults.queueVisibilitySeconds.value,
      redrivePolicy,
      policy: policy.terraform,
    });
  }
}
