import { attachedPolicies, type AttachedPolicy } from "./support/attached-policies";
import { decideCases } from "./support/decide-cases";
import { deployments } from "./support/deployment";
import { everyCase } from "./support/every-case";
import type { PolicyCase } from "./support/policy-case";
import { simulate } from "./support/simulate";
import { unnoticedConditions } from "./support/unnoticed-conditions";

// thousands of decisions: seconds of work, many on a machine that is busy
jest.setTimeout(60_000);

/** Deployments whose policies have every form of statement; in the others only names differ. */
const everyForm = [
  "one account in aws",
  "an organization in aws",
  "accounts with a trail each, let in by their organization",
];

/** The rendered policies of every deployment, decided by an IAM simulator that we did not write. */
describe.each(deployments.map((deployment) => [deployment.name, deployment] as const))("%s", (name, deployment) => {
  const policies = new Map(attachedPolicies(deployment).map((policy) => [policy.of, policy]));
  const { givenUp = [] } = deployment;
  const isHeld = ({ title }: PolicyCase) => !givenUp.includes(title);
  const cases = Object.values(everyCase).flatMap((casesOf) => casesOf(deployment).filter(isHeld));
  const decided = new Set<string>();

  test.each(Object.entries(everyCase))("%s", async (_, casesOf) => {
    const { expected, given, decidedBy } = await decideCases(policies, casesOf(deployment).filter(isHeld));
    expect(given).toEqual(expected);
    for (const statement of decidedBy) decided.add(statement);
  });

  test("every policy has its cases, and every statement decides one", () => {
    const written = [...policies].flatMap(([of, { document }]) => document.Statement.map(({ Sid }) => `${of} ${Sid}`));
    expect([...decided].sort()).toEqual(written.sort());
    expect(cases.length).toBeGreaterThanOrEqual(150);
  });

  test("what its policies give up is allowed indeed", async () => {
    const all = Object.values(everyCase).flatMap((casesOf) => casesOf(deployment));
    const { given } = await decideCases(
      policies,
      all.filter((one) => givenUp.includes(one.title)),
    );
    expect([...given].sort()).toEqual(givenUp.map((title) => `${title}: Allowed`).sort());
  });

  if (!everyForm.includes(name)) return;

  test("no condition of a policy could be left out without a case that notices", async () => {
    expect(await unnoticedConditions(policies, cases)).toEqual([]);
  });
});

test("a condition key that the simulator drops fails the case instead of deciding it", async () => {
  const policy: AttachedPolicy = {
    of: "aws_kms_key.log_key",
    type: "resource",
    accountId: "222222222222",
    document: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Encrypts",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "kms:GenerateDataKey",
          Resource: "*",
          Condition: { StringEquals: { "s3:x-amz-acl": "private" } },
        },
      ],
    },
  };
  const request = {
    of: policy.of,
    principal: "cloudtrail.amazonaws.com",
    action: "kms:GenerateDataKey",
    resource: "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555",
    context: { "s3:x-amz-acl": "private" },
  };
  await expect(simulate(policy, request)).rejects.toThrow(
    "aws_kms_key.log_key kms:GenerateDataKey: the simulator dropped s3:x-amz-acl",
  );
});
