import {
  cloudTrailEncryptsLogs,
  cloudTrailPublishesToTopic,
  denyKeyTampering,
  readersDecryptLogs,
  topicSendsToQueues,
} from "./kms/key-statements";
import { cloudTrailDelivers, denyBucketTampering, readersReadLogs } from "./s3/bucket-statements";
import { bucketArn, type AccountRegion } from "./shared/arns";
import type { DeliveringTrails } from "./shared/delivering-trails";
import type { LogLayout } from "./shared/log-layout";
import type { LogReader } from "./shared/log-reader";
import type { PolicyStatement } from "./shared/policy-statement";
import {
  archiveSubscribes,
  cloudTrailPublishes,
  denyTopicTampering,
  queueOwnersSubscribe,
  type TopicEndpoint,
} from "./sns/topic-statements";

/** What an archive's policies are made of. Plain values: the same policies come out with and without a stack. */
export interface ArchiveAccess {
  /** Log archive account, and the Region of bucket and key. */
  readonly where: AccountRegion;
  readonly layout: LogLayout;
  /** Trails that deliver here. */
  readonly trails: DeliveringTrails;
  readonly readers: readonly LogReader[];

  /** ARN of the topic that the trails tell, and whether the archive's key encrypts it. */
  readonly topic?: { readonly topicArn: string; readonly encrypted: "by-archive-key" | "otherwise" };

  /** Whether the archive's key encrypts queues that the topic sends to. */
  readonly queues?: boolean;

  /** ARNs of queues of other accounts, whose owners subscribe them. */
  readonly foreignQueueArns?: readonly string[];

  /** What the archive subscribes itself to a topic of another account, which has to let it. */
  readonly subscribesElsewhere?: readonly TopicEndpoint[];
}

/** What an owner must let happen at bucket, key and topic, and nothing more. */
export function archiveStatements(
  access: ArchiveAccess,
): Readonly<Record<"bucket" | "key" | "topic", PolicyStatement[]>> {
  const {
    where,
    layout,
    trails,
    readers,
    topic,
    queues = false,
    foreignQueueArns = [],
    subscribesElsewhere = [],
  } = access;
  const { partition } = where;
  return {
    bucket: [...cloudTrailDelivers(partition, layout, trails), ...readersReadLogs(partition, layout, readers)],
    key: [
      ...cloudTrailEncryptsLogs(trails),
      ...(topic?.encrypted === "by-archive-key" ? cloudTrailPublishesToTopic(trails) : []),
      ...(queues && topic ? [topicSendsToQueues(topic.topicArn)] : []),
      ...readersDecryptLogs(where, readers),
    ],
    topic: topic
      ? [
          cloudTrailPublishes(topic.topicArn, trails),
          ...queueOwnersSubscribe(partition, topic.topicArn, foreignQueueArns),
          ...archiveSubscribes(partition, topic.topicArn, where.accountId, subscribesElsewhere),
        ]
      : [],
  };
}

/** Statements that the owner of a resource must have in its policy; nobody else writes that policy. */
export interface RequiredStatements {
  readonly kind: "bucket" | "key" | "topic";
  /** ARN of the resource. */
  readonly resourceArn: string;
  readonly statements: readonly PolicyStatement[];
}

/** Resources of a landing zone that are given instead of made. */
export interface ExistingResources {
  readonly bucket: boolean;
  readonly keyArn?: string;
  readonly topicArn?: string;
}

/** The exact statements that the owners of given resources must add, a policy each. Nothing for what is made here. */
export function requiredStatements(access: ArchiveAccess, existing: ExistingResources): readonly RequiredStatements[] {
  const { bucket, key, topic } = archiveStatements(access);
  const { partition } = access.where;
  const all: RequiredStatements[] = [
    ...(existing.bucket
      ? [{ kind: "bucket", resourceArn: bucketArn(partition, access.layout.bucketName), statements: bucket } as const]
      : []),
    ...(existing.keyArn === undefined ? [] : [{ kind: "key", resourceArn: existing.keyArn, statements: key } as const]),
    ...(existing.topicArn === undefined
      ? []
      : [{ kind: "topic", resourceArn: existing.topicArn, statements: topic } as const]),
  ];
  return all.filter(({ statements }) => statements.length > 0);
}

/** Statements of the archive's own resources that keep administrators from weakening them. */
export function tamperGuard(
  { where, layout }: Pick<ArchiveAccess, "where" | "layout">,
  topicArn: string | undefined,
  exceptPrincipalArns: readonly string[],
): Readonly<Record<"bucket" | "key" | "topic", PolicyStatement[]>> {
  return {
    bucket: denyBucketTampering(where.partition, layout.bucketName, exceptPrincipalArns),
    key: [denyKeyTampering(where.partition, exceptPrincipalArns)],
    topic: topicArn === undefined ? [] : [denyTopicTampering(where.partition, topicArn, exceptPrincipalArns)],
  };
}
