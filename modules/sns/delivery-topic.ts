import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { topicArn, type AccountRegion } from "../shared/arns";
import type { PolicyStatement } from "../shared/policy-statement";
import { renderPolicy } from "../shared/render-policy";
import { denyInsecurePublish } from "./topic-statements";

/** Properties of a {@link DeliveryTopic}. */
export interface DeliveryTopicProps {
  /** Where the topic stands. */
  readonly where: AccountRegion;

  /** Name of the topic. */
  readonly topicName: string;

  /** Who may publish to the topic and subscribe to it. TLS is always demanded. */
  readonly statements: readonly PolicyStatement[];

  /** Customer key whose policy lets CloudTrail use it; the key of SNS itself can't, because nobody can edit its policy. */
  readonly kmsKeyArn: string;
}

/** The topic that CloudTrail tells about each log file it delivers. */
export class DeliveryTopic extends Construct {
  /** ARN of the topic, computed: it is known before the topic is made. */
  public readonly topicArn: string;

  public readonly topicName: string;

  /** The topic itself; its policy is part of it, so what depends on the topic depends on the policy. */
  public readonly resource: SnsTopic;

  constructor(scope: Construct, id: string, props: DeliveryTopicProps) {
    super(scope, id);

    this.topicName = props.topicName;
    this.topicArn = topicArn(props.where, props.topicName);
    checkKey(props.kmsKeyArn);
    const policy = renderPolicy("topic", [...props.statements, denyInsecurePublish(this.topicArn)]);
    if (policy.warning !== undefined) Annotations.of(this).addWarning(policy.warning);

    this.resource = new SnsTopic(this, "Resource", {
      name: props.topicName,
      kmsMasterKeyId: props.kmsKeyArn,
      policy: policy.terraform,
    });
  }
}

/** Notices to a topic with a key of AWS never arrive: nobody can let CloudTrail use it. */
function checkKey(kmsKeyArn: string): void {
  if (!/(^|:)alias\/aws\//.test(kmsKeyArn)) return;
  throw new Error(`kmsKeyArn must be a customer key, whose policy can let CloudTrail use it, got: '${kmsKeyArn}'`);
}
