import type { AccountRegion } from "../shared/arns";

/** A topic, wherever it stands. */
export interface TopicLocation {
  readonly topicArn: string;
  readonly topicName: string;
  /** Where the topic stands. */
  readonly where: AccountRegion;
}

/**
 * What a trail calls its topic. The provider reads back the bare name of a topic in the trail's home Region and the account that
 * deploys it, and the ARN of any other; said the other way, every plan has a difference.
 *
 * @param deployedIn home Region of the trail, and account whose credentials make it (a delegated administrator's, where there is one)
 */
export function snsTopicName({ topicArn, topicName, where }: TopicLocation, deployedIn: AccountRegion): string {
  const beside = where.accountId === deployedIn.accountId && where.region === deployedIn.region;
  return beside ? topicName : topicArn;
}
