import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";

/** Properties of a {@link QueueSubscription}. */
export interface QueueSubscriptionProps {
  /** ARN of the topic. */
  readonly topicArn: string;

  /** ARN of the queue; its policy must let the topic send. */
  readonly queueArn: string;

  /** ARN of the queue for notices that SNS could not deliver; its policy must let the topic send too. */
  readonly deadLetterQueueArn: string;
}

/** Sends what a topic says to a queue, just as it was published. */
export class QueueSubscription extends Construct {
  constructor(scope: Construct, id: string, props: QueueSubscriptionProps) {
    super(scope, id);

    new SnsTopicSubscription(this, "Resource", {
      topicArn: props.topicArn,
      protocol: "sqs",
      endpoint: props.queueArn,
      rawMessageDelivery: true,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: props.deadLetterQueueArn }),
    });
  }
}
