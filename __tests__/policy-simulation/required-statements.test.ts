import { Testing } from "cdktf";
import type { RequiredStatements } from "../../modules/archive-statements";
import { MainStack } from "../../modules/main-stack";
import { parseSettings } from "../../modules/settings/settings";
import { synthesized } from "../support/synthesized";
import type { AttachedPolicy } from "./support/attached-policies";
import { deliveryCases, readerCases } from "./support/bucket-cases";
import { decideCases } from "./support/decide-cases";
import { organization } from "./support/deployment";
import { logKeyCases } from "./support/key-cases";
import { topicCases } from "./support/notice-cases";

jest.setTimeout(60_000);

/** A landing zone's own bucket, key and topic; their policies hold nothing but what the archive asks their owner to add. */
const landingZone = organization("aws", {
  name: "a landing zone's own resources",
  settings: [
    "organization: { id: o-exampleorgid }",
    "existing:",
    "  logBucket: true",
    "  keyArn: arn:aws:kms:eu-central-1:222222222222:key/11111111-2222-3333-4444-555555555555",
    "  topicArn: arn:aws:sns:eu-central-1:222222222222:sms-trail-log-delivery",
  ],
});

const addresses: Readonly<Record<RequiredStatements["kind"], string>> = {
  bucket: "aws_s3_bucket.log_bucket",
  key: "aws_kms_key.log_key",
  topic: "aws_sns_topic.delivery_topic",
};

/** The stack's output, as the owner of the resources reads it, in a policy for each. */
function requiredPolicies(): Map<string, AttachedPolicy> {
  const settings = parseSettings(landingZone.yaml, "sms-trail.yaml");
  const { json } = synthesized(new MainStack(Testing.app(), "sms-trail", settings));
  const output: RequiredStatements[] = JSON.parse(evaluated(json.output.required_statements.value));
  return new Map(
    output.map(({ kind, statements }) => {
      const document = { Version: "2012-10-17", Statement: statements.map((statement) => ({ ...statement })) };
      const of = addresses[kind];
      return [of, { of, type: "resource", accountId: landingZone.logArchive, document }];
    }),
  );
}

const evaluated = (template: string) => template.replaceAll("$${", "${").replaceAll("%%{", "%{");

/** A topic of the landing zone has a key of the landing zone's, about which the archive knows nothing. */
const ofTheTopicsKey = "CloudTrail publishes to the encrypted topic";

test("the statements that a landing zone has to add let in CloudTrail and the readers, and nobody else", async () => {
  const policies = requiredPolicies();
  expect([...policies.keys()].sort()).toEqual(Object.values(addresses).sort());
  const foreign = ["cloudtrail.amazonaws.com", `arn:aws:iam::${landingZone.audit}:role/Someone`];
  const cases = [deliveryCases, readerCases, logKeyCases, topicCases]
    .flatMap((casesOf) => casesOf(landingZone))
    .filter(({ title }) => title !== ofTheTopicsKey)
    // that nothing comes without TLS is for the owner to say
    .filter(({ expected, request }) => expected !== "ExplicitlyDenied" && foreign.includes(String(request.principal)));
  expect(cases.filter(({ expected }) => expected === "Allowed").length).toBeGreaterThan(8);
  const { given, expected } = await decideCases(policies, cases);
  expect(given).toEqual(expected);
});
