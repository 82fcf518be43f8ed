import { parseRegionalArn } from "./arns";

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

function checkArn(name: string, arn: string, service: string, resource: RegExp, what: string): void {
  const parsed = parseRegionalArn(arn);
  if (arn.includes("${TfToken[") || (parsed?.service === service && resource.test(parsed.resource))) return;
  throw new Error(`${name} must be the ARN ${what}, got: '${arn}'`);
}
