import { trailArn, type TrailIdentity } from "./arns";
import type { PolicyConditions } from "./policy-statement";

/**
 * Trails of one name and one home Region, of whichever account of an organization: what lets them in has the same size for any number of
 * accounts. For accounts with a trail each; an organization's own trail is one {@link TrailIdentity}.
 */
export interface TrailsOfOrganization extends Omit<TrailIdentity, "accountId"> {
  /** Id of the organization, `o-…`. */
  readonly ofOrganization: string;
}

/** Trails that deliver to an archive: named one by one, or by the organization of their accounts. */
export type DeliveringTrails = readonly TrailIdentity[] | TrailsOfOrganization;

/**
 * How many trails policies name one by one. Of more they name the accounts, which takes a fifth of the bytes; that needs trails of one
 * home Region and one name.
 */
export const trailsNamedOneByOne = 50;

/**
 * What a service's calls for these trails carry: conditions of a statement, the exact ARNs for few trails. For many, the ARN with
 * any account and the list of accounts say the same; for those of an organization, the ARN with any account and the organization.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function forTrails(trails: DeliveringTrails): PolicyConditions {
  if (areOfOrganization(trails)) {
    return { StringEquals: { "aws:SourceOrgID": trails.ofOrganization }, ...ofAnyAccount(trails) };
  }
  const [first] = trails;
  if (!first || !areCompact(trails)) {
    const arns = trails.map(trailArn);
    return { StringEquals: { "aws:SourceArn": arns.length === 1 && arns[0] !== undefined ? arns[0] : arns } };
  }
  return {
    StringEquals: { "aws:SourceAccount": [...new Set(trails.map(({ accountId }) => accountId))].sort() },
    ...ofAnyAccount(first),
  };
}

/** Condition on the trail's name and home Region, whichever account's it is. */
export function ofAnyAccount(trail: Omit<TrailIdentity, "accountId">): PolicyConditions {
  return { ArnLike: { "aws:SourceArn": trailArn({ ...trail, accountId: "*" }) } };
}

/** Whether the trails are let in by the organization of their accounts. */
export function areOfOrganization(trails: DeliveringTrails): trails is TrailsOfOrganization {
  return "ofOrganization" in trails;
}

/** Whether policies name the accounts of these trails, not the trails. */
export function areCompact(trails: readonly TrailIdentity[]): boolean {
  const alike = new Set(trails.map((trail) => trailArn({ ...trail, accountId: "*" }))).size === 1;
  return trails.length > trailsNamedOneByOne && alike;
}
