import { parseRegionalArn, type AccountRegion } from "./arns";

/**
 * Checks the ARN of a customer key. An alias will not do: nobody edits the policy of an `alias/aws/…` key, and CloudTrail reads any alias
 * back as its key, so that every plan would change it.
 *
 * @param name property that has it, for the message
 * @throws Error when it is none; a token is not looked into
 */
export function checkKeyArn(name: string, arn: string): void {
  checkArn(name, arn, "kms", /^key\//, "of a customer key");
}

/**
 * Checks the ARN of a topic.
 *
 * @param name property that has it, for the message
 * @throws Error when it is none; a token is not looked into
 */
export function checkTopicArn(name: string, arn: string): void {
  checkArn(name, arn, "sns", /^[\w-]+$/, "of a topic");
}

/**
 * Checks topics that an alarm tells: CloudWatch takes only those of its own account and Region.
 *
 * @param name property that has them, for the message
 * @throws Error when one is none, or of another account or Region
 */
export function checkAlarmTopics(name: string, arns: readonly string[], { accountId, region }: AccountRegion): void {
  arns.forEach((arn, index) => {
    checkTopicArn(`${name}[${index}]`, arn);
    const topic = parseRegionalArn(arn);
    if (topic === undefined || (topic.accountId === accountId && topic.region === region)) return;
    throw new Error(`${name}[${index}] must be a topic of account ${accountId} in ${region}, got: '${arn}'`);
  });
}

/**
 * Checks that a key stands where the bucket does that it encrypts.
 *
 * @throws Error when it is of another Region or partition; a token is not looked into
 */
export function checkKeyPlace(name: string, arn: string, { partition, region }: AccountRegion): void {
  const key = parseRegionalArn(arn);
  if (key === undefined || (key.partition === partition && key.region === region)) return;
  throw new Error(`${name} must be a key in ${region} of partition ${partition}, where the bucket is, got: '${arn}'`);
}

function checkArn(name: string, arn: string, service: string, resource: RegExp, what: string): void {
  const parsed = parseRegionalArn(arn);
  if (arn.includes("${TfToken[") || (parsed?.service === service && resource.test(parsed.resource))) return;
  throw new Error(`${name} must be the ARN ${what}, got: '${arn}'`);
}
