import type { Partition } from "./arns";
import { oneOrMany, type PolicyConditions } from "./policy-statement";

/** Conditions about who calls. */

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Callers of accounts below these paths of an organization; `and` are more keys that must be equal. */
export function fromOrganizationPaths(paths: readonly string[], and: Values = {}): PolicyConditions {
  const organizations = [...new Set(paths.map((path) => path.split("/")[0] ?? ""))];
  return {
    // the paths alone would do; scanners know the organization's id
    StringEquals: { "aws:PrincipalOrgID": oneOrMany(organizations), ...and },
    "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": oneOrMany(paths) },
  };
}

/** Callers of all accounts of these organizations; `and` are more keys that must be equal. */
export function fromOrganizations(organizationIds: readonly string[], and: Values = {}): PolicyConditions {
  return { StringEquals: { "aws:PrincipalOrgID": oneOrMany(organizationIds), ...and } };
}

/**
 * Everybody but these roles or users and AWS services: what a Deny needs, or it locks everybody out and stops deliveries.
 *
 * @throws Error when nobody is excepted, or an ARN is not that of roles or users of one account
 */
export function exceptServicesAnd(partition: Partition, principalArns: readonly string[]): PolicyConditions {
  if (principalArns.length === 0) {
    throw new Error("exceptPrincipalArns must not be empty: nobody could change what the denies protect, ever");
  }
  const roleOrUser = new RegExp(`^arn:${partition}:iam::[0-9]{12}:(role|user)/[A-Za-z0-9+=,.@_/*?-]+$`);
  for (const arn of principalArns) {
    // a bare wildcard would except the whole account
    if (roleOrUser.test(arn) && !/(role|user)\/[*?/]*$/.test(arn)) continue;
    const rule = `must be ARNs of roles or users, as in arn:${partition}:iam::111111111111:role/deploy`;
    throw new Error(`exceptPrincipalArns ${rule}, got: '${arn}'`);
  }
  return {
    ArnNotLike: { "aws:PrincipalArn": oneOrMany([...new Set(principalArns)].sort()) },
    BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
  };
}
