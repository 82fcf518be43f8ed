import { attachedPolicies } from "./support/attached-policies";
import { curatedCases } from "./support/curated-cases";
import { decideCases } from "./support/decide-cases";
import { deployments } from "./support/deployment";
import { unnoticedConditions } from "./support/unnoticed-conditions";

jest.setTimeout(60_000);

const shapes = [
  "one account in aws",
  "an organization in aws",
  "an organization in aws-us-gov",
  "one account in aws-cn",
];

/** Deployments with a curated table: only what they have more than the others. */
describe.each(shapes)("%s, with a curated table", (name) => {
  const plain = deployments.find((deployment) => deployment.name === name);
  if (plain === undefined) throw new Error(`no deployment is called ${name}`);
  const deployment = { ...plain, yaml: `${plain.yaml}\nqueries: { curated: {} }\n` };
  const all = attachedPolicies(deployment);
  const added = all.filter(({ of }) => /curated/.test(of));
  const policies = new Map(added.map((policy) => [policy.of, policy]));
  const cases = curatedCases(deployment);

  test("the roles fill the table, and can do nothing else", async () => {
    const { expected, given, decidedBy } = await decideCases(policies, cases);
    expect(given).toEqual(expected);
    const written = added.flatMap(({ of, document }) => document.Statement.map(({ Sid }) => `${of} ${Sid}`));
    expect([...new Set(decidedBy)].sort()).toEqual(written.sort());
  });

  test("no condition of a policy could be left out without a case that notices", async () => {
    expect(await unnoticedConditions(policies, cases)).toEqual([]);
  });
});
