import {
  archiveStatements,
  requiredStatements,
  tamperGuard,
  type ArchiveAccess,
  type RequiredStatements,
} from "./archive-statements";
import type { LogArchiveProps } from "./log-archive-props";
import { parseRegionalArn, queueArn, topicArn, type AccountRegion } from "./shared/arns";
import type { TopicSubscription } from "./shared/topic-subscription";
import type { TopicEndpoint } from "./sns/topic-statements";

/** Statements of each of an archive's own policies; of what is given they are its owner's to add. */
export type ArchivePolicies = ReturnType<typeof archiveStatements>;

/** ARN of the delivery topic, known before it is made. */
export function archiveTopicArn({ where, topic }: Pick<LogArchiveProps, "where" | "topic">): string {
  return "existing" in topic ? topic.existing.topicArn : topicArn(where, topic.create.topicName);
}

/** What the policies of an archive with these properties say, its guard included. */
export function archivePolicies(props: LogArchiveProps): ArchivePolicies {
  const granted = archiveStatements(archiveAccess(props));
  if (props.tamperGuard === undefined) return granted;
  const guard = tamperGuard(props, archiveTopicArn(props), props.tamperGuard.exceptPrincipalArns);
  return {
    bucket: [...granted.bucket, ...guard.bucket],
    key: [...granted.key, ...guard.key],
    topic: [...granted.topic, ...guard.topic],
  };
}

/** The exact statements that the owners of what was given must add to its policies. Empty where all is made. */
export function archiveRequiredStatements(props: LogArchiveProps): readonly RequiredStatements[] {
  const { bucket, key, topic } = props;
  return requiredStatements(archiveAccess(props), {
    bucket: "existing" in bucket,
    keyArn: key?.existing.keyArn,
    topicArn: "existing" in topic ? topic.existing.topicArn : undefined,
  });
}

/** Whether the subscription is of a queue of another account. */
export function isForeignQueue({ accountId }: AccountRegion, subscription: TopicSubscription): boolean {
  return subscription.protocol === "sqs" && parseRegionalArn(subscription.queueArn)?.accountId !== accountId;
}

function archiveAccess(props: LogArchiveProps): ArchiveAccess {
  const { where, layout, trails, readers = [], subscriptions = [], queue, topic } = props;
  const foreign = subscriptions.filter((subscription) => isForeignQueue(where, subscription));
  return {
    where,
    layout,
    trails,
    readers,
    topic: { topicArn: archiveTopicArn(props), encrypted: "create" in topic ? "by-archive-key" : "otherwise" },
    queues: queue !== undefined || subscriptions.length > foreign.length,
    foreignQueueArns: foreign.flatMap((subscription) => ("queueArn" in subscription ? [subscription.queueArn] : [])),
    subscribesElsewhere: subscribesElsewhere(props),
  };
}

/** In its own account the archive subscribes by its IAM policies; a topic of another account has to let it besides. */
function subscribesElsewhere(props: LogArchiveProps): TopicEndpoint[] {
  const { where, queue, subscriptions = [] } = props;
  const topicAccountId = parseRegionalArn(archiveTopicArn(props))?.accountId ?? where.accountId;
  if (topicAccountId === where.accountId) return [];
  const own = subscriptions.filter((subscription) => !isForeignQueue(where, subscription));
  return [
    ...(queue ? [{ protocol: "sqs", endpoint: queueArn(where, queue.queueName) } as const] : []),
    ...own.map((subscription) => ({ protocol: subscription.protocol, endpoint: endpointOf(subscription) })),
  ];
}

function endpointOf(subscription: TopicSubscription): string {
  switch (subscription.protocol) {
    case "sqs":
      return subscription.queueArn;
    case "lambda":
      return subscription.functionArn;
    case "https":
      return subscription.url;
    case "email":
      return subscription.address;
  }
}
