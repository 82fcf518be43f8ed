import { attachedPolicies } from "./support/attached-policies";
import { curatedCases } from "./support/curated-cases";
import { decideCases } from "./support/decide-cases";
import { deployments } from "./support/deployment";
import { around, role } from "./support/policy-case";
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

  test("where Lake Formation governs, the role that fills the table may ask it for data, and grant nothing", async () => {
    const readerArns = [`arn:${plain.partition}:iam::${plain.audit}:role/Analyst`];
    const governed = attachedPolicies({
      ...plain,
      yaml: `${plain.yaml}\nqueries: { curated: {}, lakeFormation: { readerArns: [${JSON.stringify(readerArns[0])}] } }\n`,
    });
    const asks = around({
      of: "role sms-trail-curated-fill",
      principal: role(plain, plain.audit, "sms-trail-curated-fill"),
      action: "lakeformation:GetDataAccess",
      resource: "*",
      context: {},
    });
    const grants = asks.denied("it grants", { action: "lakeformation:GrantPermissions" });
    const { expected, given } = await decideCases(new Map(governed.map((policy) => [policy.of, policy])), [
      asks.allowed("it asks for data"),
      grants,
    ]);
    expect(given).toEqual(expected);
    const ungoverned = await decideCases(policies, [asks.denied("it asks for data", {}), grants]);
    expect(ungoverned.given).toEqual(ungoverned.expected);
  });

  test("no condition of a policy could be left out without a case that notices", async () => {
    expect(await unnoticedConditions(policies, cases)).toEqual([]);
  });
});
