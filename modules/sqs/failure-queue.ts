import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Construct } from "constructs";
import { queueArn, type AccountRegion } from "../shared/arns";
import { defaults } from "../shared/defaults";
import { renderPolicy } from "../shared/render-policy";
import { denyInsecureQueueAccess } from "./queue-statements";

/** Properties of a {@link FailureQueue}. */
export interface FailureQueueProps {
  readonly where: AccountRegion;

  /** Name of the queue, up to 80 characters. */
  readonly queueName: string;

  /** Key that encrypts the messages; the roles that send may use it by their own policies. */
  readonly kmsKeyArn: string;
}

/** A queue for what failed, that roles of its own account send to; messages wait there for a person, as long as SQS can. */
export class FailureQueue extends Construct {
  /** ARN of the queue, known after it is made. */
  public readonly queueArn: string;

  public readonly queueUrl: string;

  public readonly queueName: string;

  constructor(scope: Construct, id: string, { where, queueName, kmsKeyArn }: FailureQueueProps) {
    super(scope, id);

    const queue = new SqsQueue(this, "Resource", {
      name: queueName,
      kmsMasterKeyId: kmsKeyArn,
      messageRetentionSeconds: defaults.deadLetterRetentionDays.value * 86_400,
      policy: renderPolicy("queue", [denyInsecureQueueAccess(queueArn(where, queueName))]).terraform,
    });

    this.queueArn = queue.arn;
    this.queueUrl = queue.url;
    this.queueName = queue.name;
  }
}
