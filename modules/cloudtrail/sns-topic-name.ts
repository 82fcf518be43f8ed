import { parseRegionalArn, type AccountRegion } from "../shared/arns";

/**
 * What a trail calls its topic. The provider reads back the bare name of a topic in the trail's home Region and the account that
 * deploys it, and the ARN of any other; said the other way, every plan has a difference.
 *
 * @param topicArn the topic's ARN as a value, not a reference
 * @param deployedIn home Region of the trail, and account whose credentials make it (a delegated administrator's, where there is one)
 * @throws Error when the ARN is not that of a topic
 */
export function snsTopicName(topicArn: string, deployedIn: AccountRegion): string {
  const topic = parseRegionalArn(topicArn);
  if (topic?.service !== "sns") throw new Error(`topicArn must be the ARN of a topic, got: '${topicArn}'`);
  const beside = topic.accountId === deployedIn.accountId && topic.region === deployedIn.region;
  return beside ? topic.resource : topicArn;
}
