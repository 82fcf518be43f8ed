import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Construct } from "constructs";
import { queueArn, type AccountRegion } from "../shared/arns";
import { defaults } from "../shared/defaults";
import { renderPolicy } from "../shared/render-policy";
import { denyInsecureQueueAccess, topicSends } from "./queue-statements";

/** Properties of a {@link DeadLetterQueue}. */
export interface DeadLetterQueueProps {
  /** Where the queue stands: the account and Region of the topic. */
  readonly where: AccountRegion;

  /** Name of the queue, up to 80 characters. */
  readonly queueName: string;

  /** The one topic that may send. */
  readonly topicArn: string;

  /** Key that encrypts the messages; its policy must let SNS use it for the topic. */
  readonly kmsKeyArn: string;
}

/** A queue for notices that a subscriber could not be told; they wait there for a person, as long as SQS can. */
export class DeadLetterQueue extends Construct {
  /** ARN of the queue, known after it is made. */
  public readonly queueArn: string;

  /** Name of the queue; using it waits for the queue. */
  public readonly queueName: string;

  constructor(scope: Construct, id: string, { where, queueName, topicArn, kmsKeyArn }: DeadLetterQueueProps) {
    super(scope, id);

    const arn = queueArn(where, queueName);
    const queue = new SqsQueue(this, "Resource", {
      name: queueName,
      kmsMasterKeyId: kmsKeyArn,
      messageRetentionSeconds: defaults.deadLetterRetentionDays.value * 86_400,
      policy: renderPolicy("queue", [topicSends(arn, topicArn), denyInsecureQueueAccess(arn)]).terraform,
    });

    this.queueArn = queue.arn;
    this.queueName = queue.name;
  }
}
