import type { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { AccountRegion } from "../shared/arns";
import { terraformText } from "../shared/terraform-text";
import { checkSubscription, type TopicSubscription } from "../shared/topic-subscription";

/** Properties of a {@link Subscriber}. */
export interface SubscriberProps {
  /** Where the topic stands. */
  readonly where: AccountRegion;

  /** ARN of the topic. */
  readonly topicArn: string;

  /** Who is told, and how. */
  readonly subscription: TopicSubscription;

  /** ARN of the queue for notices that could not be delivered, in the topic's account and Region. */
  readonly deadLetterQueueArn: string;
}

/** Tells somebody what a topic says, and keeps what they could not be told. */
export class Subscriber extends Construct {
  constructor(scope: Construct, id: string, props: SubscriberProps) {
    super(scope, id);
    const { subscription } = props;
    checkSubscription(subscription);

    const permission = subscription.protocol === "lambda" ? this.permit(props, subscription.functionArn) : undefined;
    new SnsTopicSubscription(this, "Resource", {
      topicArn: props.topicArn,
      ...endpoint(subscription),
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: props.deadLetterQueueArn }),
      dependsOn: permission && [permission],
    });
  }

  private permit({ where, topicArn }: SubscriberProps, functionArn: string): LambdaPermission {
    const [, partition, , region, accountId] = functionArn.split(":");
    if (partition !== where.partition || region !== where.region || accountId !== where.accountId) {
      const rule = `must be a function of account ${where.accountId} in ${where.region}`;
      throw new Error(`functionArn ${rule}; one elsewhere is fed from a queue of its account, got: '${functionArn}'`);
    }
    // loaded by those alone who have such a subscriber
    const { LambdaPermission } =
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require("@cdktf/provider-aws/lib/lambda-permission") as typeof import("@cdktf/provider-aws/lib/lambda-permission");
    return new LambdaPermission(this, "Permission", {
      functionName: functionArn,
      action: "lambda:InvokeFunction",
      principal: "sns.amazonaws.com",
      sourceArn: topicArn,
    });
  }
}

function endpoint(subscription: TopicSubscription) {
  switch (subscription.protocol) {
    case "sqs":
      return { protocol: "sqs", endpoint: subscription.queueArn, rawMessageDelivery: true };
    case "lambda":
      return { protocol: "lambda", endpoint: subscription.functionArn };
    case "https":
      return {
        protocol: "https",
        endpoint: terraformText(subscription.url),
        endpointAutoConfirms: subscription.confirmation === "by-endpoint",
      };
    case "email":
      return { protocol: "email", endpoint: terraformText(subscription.address) };
  }
}
