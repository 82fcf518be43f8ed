import * as fs from "node:fs";
import * as path from "node:path";

/** Resources whose made-up attributes must be ARNs, because other resources check that they are. */
const arns: Readonly<Record<string, string>> = {
  aws_cloudtrail: "arn:aws:cloudtrail:us-east-1:111111111111:trail/mock",
  aws_cloudwatch_log_group: "arn:aws:logs:us-east-1:111111111111:log-group:mock",
  aws_iam_role: "arn:aws:iam::111111111111:role/mock",
  aws_kms_key: "arn:aws:kms:us-east-1:111111111111:key/00000000-1111-2222-3333-444444444444",
  aws_s3_bucket: "arn:aws:s3:::mock",
  aws_sns_topic: "arn:aws:sns:us-east-1:111111111111:mock",
  aws_sqs_queue: "arn:aws:sqs:us-east-1:111111111111:mock",
};

/**
 * A Terraform test of a synthesized stack without any account: each provider of it is mocked by its alias, and one run plans or applies.
 *
 * @see https://developer.hashicorp.com/terraform/language/tests/mocking
 */
export function mockedRun(stackDirectory: string, command: "apply" | "plan"): string {
  const stack = JSON.parse(fs.readFileSync(path.join(stackDirectory, "cdk.tf.json"), "utf8"));
  const providers: { alias?: string }[] = stack.provider.aws;
  const resources = Object.entries(arns).map(
    ([type, arn]) => `  mock_resource "${type}" {\n    defaults = { arn = "${arn}" }\n  }`,
  );
  const mocks = providers.map(({ alias }) =>
    [`mock_provider "aws" {`, ...(alias === undefined ? [] : [`  alias = "${alias}"`]), ...resources, "}"].join("\n"),
  );
  return [...mocks, `run "preset" {\n  command = ${command}\n}`, ""].join("\n\n");
}
