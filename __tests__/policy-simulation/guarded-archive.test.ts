import { attachedPolicies } from "./support/attached-policies";
import { deliveryCases } from "./support/bucket-cases";
import { decideCases } from "./support/decide-cases";
import { organization } from "./support/deployment";
import { guardCases, memberCases, organizationPathCases, queueOwnerCases } from "./support/landing-zone-cases";
import { logKeyCases } from "./support/key-cases";
import { topicCases } from "./support/notice-cases";
import type { PolicyCase } from "./support/policy-case";
import { unnoticedConditions } from "./support/unnoticed-conditions";

jest.setTimeout(60_000);

/** A log archive as a landing zone has it: guarded, with every kind of reader, and a queue of another account. */
const archive = organization("aws", {
  name: "a guarded archive",
  settings: [
    "organization: { id: o-exampleorgid }",
    "readers:",
    "  organizationPaths: [o-exampleorgid/r-root/ou-root-security/*]",
    "  membersReadTheirOwn: true",
    "notifications:",
    '  subscriptions: [{ name: siem, protocol: sqs, queueArn: "arn:aws:sqs:eu-central-1:333333333333:siem" }]',
    "tamperGuard:",
    "  exceptPrincipalArns:",
    "    - arn:aws:iam::222222222222:role/sms-trail-deploy",
    "    - arn:aws:iam::222222222222:role/break-glass",
  ],
});

const archived = ["aws_s3_bucket.log_bucket", "aws_kms_key.log_key", "aws_sns_topic.delivery_topic"];
const policies = new Map(
  attachedPolicies(archive)
    .filter(({ of }) => archived.includes(of))
    .map((policy) => [policy.of, policy]),
);

const isByService = ({ request: { principal } }: PolicyCase) =>
  typeof principal === "string" && principal.endsWith(".amazonaws.com");
const byServices = [deliveryCases, logKeyCases, topicCases].flatMap((cases) => cases(archive)).filter(isByService);
const guarded = guardCases(archive);

async function expectAnswers(cases: readonly PolicyCase[]): Promise<void> {
  expect(cases.length).toBeGreaterThan(3);
  const { given, expected } = await decideCases(policies, cases);
  expect(given).toEqual(expected);
}

test("CloudTrail still delivers, encrypts and publishes", () => expectAnswers(byServices));

test("the deploy role still changes what protects the log files", () => expectAnswers(guarded.excepted));

test("nobody else weakens bucket, key or topic, root included", () => expectAnswers(guarded.others));

test("a member account reads its own log files, and no other's", () => expectAnswers(memberCases(archive)));

test("accounts below a path of the organization read every log file, others do not", () =>
  expectAnswers(organizationPathCases(archive)));

test("the owner of a queue subscribes that queue, and nothing else", () => expectAnswers(queueOwnerCases(archive)));

/** Alone, because one kind of reader would hide what another kind lost. */
test.each([
  ["the guard", /^(AccountAdministersKey|Deny\w*Tampering)$/, guarded.alone],
  ["members", /^Members/, memberCases(archive)],
  ["accounts below a path", /^OrganizationPaths/, organizationPathCases(archive, true)],
  ["owners of queues", /^QueueOwners/, queueOwnerCases(archive)],
])("no condition of %s could be left out without a case that notices", async (_, sids, cases) => {
  const only = new Map(
    [...policies].map(([of, policy]) => {
      const Statement = policy.document.Statement.filter(({ Sid }) => sids.test(Sid));
      return [of, { ...policy, document: { ...policy.document, Statement } }] as const;
    }),
  );
  const { given, expected } = await decideCases(only, cases);
  expect(given).toEqual(expected);
  expect(await unnoticedConditions(only, cases)).toEqual([]);
});
