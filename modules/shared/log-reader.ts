/** Somebody who reads log files besides the account that holds them. Their own IAM policies must allow it too. */
export type LogReader =
  /** Everybody whom this account lets, on all log files: the audit account, an analyst's. */
  | { readonly accountId: string }
  /**
   * Everybody in the accounts below this path of the organization, on all log files: `o-…/r-…/ou-…/*`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths
   */
  | { readonly organizationPath: string }
  /** Every account of this organization, on its own log files and on no other's. The size of the policy is the same for all. */
  | { readonly membersOfOrganization: string };

/** Readers by kind, each sorted and once. */
export interface SortedReaders {
  readonly accountIds: readonly string[];
  readonly organizationPaths: readonly string[];
  readonly organizationIds: readonly string[];
}

/**
 * Sorts readers by kind.
 *
 * @throws Error when an account id, a path or an organization id is none
 */
export function sortedReaders(readers: readonly LogReader[]): SortedReaders {
  const pick = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))].sort();
  const sorted = {
    accountIds: pick(readers.map((reader) => ("accountId" in reader ? reader.accountId : undefined))),
    organizationPaths: pick(
      readers.map((reader) => ("organizationPath" in reader ? reader.organizationPath : undefined)),
    ),
    organizationIds: pick(
      readers.map((reader) => ("membersOfOrganization" in reader ? reader.membersOfOrganization : undefined)),
    ),
  };
  for (const accountId of sorted.accountIds) check("accountId", /^[0-9]{12}$/, "12 digits", accountId);
  for (const path of sorted.organizationPaths) {
    const rule = "an organization, its root, units and a last * or /, as in o-…/r-…/ou-…/*";
    check(
      "organizationPath",
      /^o-[a-z0-9]{10,32}\/r-[a-z0-9]{4,32}\/(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}\/)*\*?$/,
      rule,
      path,
    );
  }
  for (const organizationId of sorted.organizationIds) {
    const rule = "'o-' and 10 to 32 lower-case letters or digits";
    check("membersOfOrganization", /^o-[a-z0-9]{10,32}$/, rule, organizationId);
  }
  return sorted;
}

function check(name: string, pattern: RegExp, rule: string, value: string): void {
  if (!pattern.test(value)) throw new Error(`a reader's ${name} must be ${rule}, got: '${value}'`);
}
