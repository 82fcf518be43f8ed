import { attachedPolicies } from "./support/attached-policies";
import { deployments } from "./support/deployment";

const organization = deployments.find(({ name }) => name === "an organization with injected projection");

/** Bytes of each policy of an organization with so many members. */
function bytesOfPolicies(members: number): Map<string, number> {
  if (organization === undefined) throw new Error("no organization");
  const listed = Array.from({ length: members }, (_, at) => `{ id: "${accountId(at)}" }`).join(", ");
  const yaml = organization.yaml.replace(/^ {2}members:.*$/m, `  members: [${listed}]`);
  expect(yaml).not.toBe(organization.yaml);
  const policies = attachedPolicies({ ...organization, yaml });
  return new Map(policies.map(({ of, document }) => [of, Buffer.byteLength(JSON.stringify(document))]));
}

const accountId = (at: number) => String(700_000_000_000 + at);
const ofOne = bytesOfPolicies(1);

test.each([100, 1_000, 10_000])(
  "the policies of an organization are as large for %i accounts as for one",
  (members) => {
    const sizes = bytesOfPolicies(members);
    expect(sizes).toEqual(ofOne);
    expect(sizes.get("aws_s3_bucket.log_bucket")).toBeLessThan(4_096);
  },
);
