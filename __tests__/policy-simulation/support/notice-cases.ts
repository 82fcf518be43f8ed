import type { Deployment } from "./deployment";
import { around, byCloudTrail, byRole, otherTrails, stranger, type PolicyCase } from "./policy-case";

const withoutTls = { context: { "aws:SecureTransport": "false" } };
const topicName = "sms-trail-log-delivery";

const arn = ({ partition, region, logArchive }: Deployment, service: string, name: string) =>
  `arn:${partition}:${service}:${region}:${logArchive}:${name}`;
const topicArn = ({ topicAccount, ...deployment }: Deployment, name = topicName) =>
  arn({ ...deployment, logArchive: topicAccount ?? deployment.logArchive }, "sns", name);

/** Who publishes to the delivery topic. */
export function topicCases(deployment: Deployment): PolicyCase[] {
  const topic = { of: "aws_sns_topic.delivery_topic", resource: topicArn(deployment) };
  const publish = around({ ...byCloudTrail(deployment), ...topic, action: "sns:Publish" });
  const owner = around({ ...byRole(deployment, deployment.logArchive, "sns"), ...topic, action: "sns:Publish" });
  return [
    publish.allowed("CloudTrail tells of a delivered file"),
    ...otherTrails(deployment).map(([which, change]) =>
      publish.denied(`CloudTrail tells of a file of ${which}`, change),
    ),
    publish.denied("CloudTrail tells another topic", { resource: topicArn(deployment, "other") }),
    publish.denied("S3 publishes", { principal: "s3.amazonaws.com" }),
    publish.denied("CloudTrail subscribes", { action: "sns:Subscribe" }),
    publish.forbidden("CloudTrail publishes without TLS", withoutTls),
    owner.allowed("the log archive account publishes by its own IAM policies"),
    owner.forbidden("the log archive account publishes without TLS", withoutTls),
    owner.denied("a stranger publishes", byRole(deployment, stranger, "sns")),
    owner.denied("a stranger subscribes", { ...byRole(deployment, stranger, "sns"), action: "sns:Subscribe" }),
    owner.denied("a stranger changes the topic", {
      ...byRole(deployment, stranger, "sns"),
      action: "sns:SetTopicAttributes",
    }),
  ];
}

/** Whom a topic of another account lets subscribe the archive's queue. */
export function archiveSubscribesCases(deployment: Deployment): PolicyCase[] {
  const archive = byRole(deployment, deployment.logArchive, "sns");
  const queue = (name: string) => ({ "sns:Protocol": "sqs", "sns:Endpoint": arn(deployment, "sqs", name) });
  const subscribe = around({
    ...archive,
    of: "aws_sns_topic.delivery_topic",
    action: "sns:Subscribe",
    resource: topicArn(deployment),
    context: { ...archive.context, ...queue(topicName) },
  });
  return [
    subscribe.allowed("the archive subscribes its queue"),
    subscribe.denied("the archive subscribes another queue", { context: queue("other") }),
    subscribe.denied("the archive subscribes by another protocol", { context: { "sns:Protocol": "https" } }),
    subscribe.denied("a role of the archive without an IAM policy subscribes its queue", { callerMay: undefined }),
    subscribe.denied("a stranger subscribes the archive's queue", byRole(deployment, stranger, "sns")),
  ];
}

/** Who sends to the queue and its dead-letter queue, and who takes from them. */
export function queueCases(deployment: Deployment): PolicyCase[] {
  return [
    ...oneQueueCases(deployment, "aws_sqs_queue.delivery_queue", topicName),
    ...oneQueueCases(deployment, "aws_sqs_queue.delivery_dead_letter_queue", `${topicName}-dead-letters`),
  ];
}

function oneQueueCases(deployment: Deployment, of: string, name: string): PolicyCase[] {
  const queue = { of, resource: arn(deployment, "sqs", name) };
  const from = (topic: string | undefined) => ({ context: { "aws:SourceArn": topic } });
  const send = around({
    ...queue,
    principal: "sns.amazonaws.com",
    action: "sqs:SendMessage",
    context: {
      "aws:SourceArn": topicArn(deployment),
      "aws:PrincipalIsAWSService": "true",
      "aws:SecureTransport": "true",
    },
  });
  const consume = around({
    ...byRole(deployment, deployment.logArchive, "sqs"),
    ...queue,
    action: "sqs:ReceiveMessage",
  });
  return [
    send.allowed(`the topic sends to ${name}`),
    send.denied(`another topic sends to ${name}`, from(topicArn(deployment, "other"))),
    send.denied(`a stranger's topic sends to ${name}`, from(topicArn({ ...deployment, topicAccount: stranger }))),
    send.denied(`no topic that SNS names sends to ${name}`, from(undefined)),
    send.denied(`S3 sends to ${name}`, { principal: "s3.amazonaws.com" }),
    send.denied(`SNS empties ${name}`, { action: "sqs:PurgeQueue" }),
    send.forbidden(`the topic sends to ${name} without TLS`, withoutTls),
    consume.allowed(`a consumer of the account takes from ${name}`),
    consume.denied(`a role without an IAM policy takes from ${name}`, { callerMay: undefined }),
    consume.denied(`a stranger takes from ${name}`, byRole(deployment, stranger, "sqs")),
    consume.forbidden(`a consumer takes from ${name} without TLS`, withoutTls),
  ];
}
