import {
  resourceControlStatements,
  serviceControlStatements,
  type OrganizationPerimeter,
  type ProtectedResources,
} from "./organizations/guardrail-statements";
import { renderPolicy } from "./shared/render-policy";

/**
 * Text of a service control policy for the organization's owner to attach to member accounts, compact JSON of at most 5,120 characters.
 * It does not bind the management account.
 *
 * @throws Error when it is longer, or nobody is excepted
 */
export function serviceControlPolicy(protect: ProtectedResources): string {
  return renderPolicy("service-control", serviceControlStatements(protect)).json;
}

/**
 * Text of a resource control policy for the organization's owner to attach to the log archive account, compact JSON of at most 5,120
 * characters.
 *
 * @throws Error when it is longer, or the organization id is none
 */
export function resourceControlPolicy(perimeter: OrganizationPerimeter): string {
  return renderPolicy("resource-control", resourceControlStatements(perimeter)).json;
}
