import type { EvaluationResult } from "@cloud-copilot/iam-simulate";
import type { Deployment } from "./deployment";
import type { PolicyRequest } from "./simulate";

/** A request and what AWS must answer to it. */
export interface PolicyCase {
  readonly title: string;
  readonly expected: EvaluationResult;
  readonly request: PolicyRequest;
}

/** What differs from a request that is allowed: a case has one fault, so that each condition has a case of its own. */
export type Change = Omit<Partial<PolicyRequest>, "context"> & { readonly context?: PolicyRequest["context"] };

/** A request that is allowed, and others that differ from it in one thing. */
export function around(right: PolicyRequest) {
  const changed = ({ context, ...change }: Change): PolicyRequest => ({
    ...right,
    ...change,
    context: { ...right.context, ...context },
  });
  const a = (expected: EvaluationResult) => (title: string, change: Change) => ({
    title,
    expected,
    request: changed(change),
  });
  return {
    allowed: (title: string, change: Change = {}): PolicyCase => a("Allowed")(title, change),
    /** Nothing allows it. */
    denied: (title: string, change: Change): PolicyCase => a("ImplicitlyDenied")(title, change),
    /** A Deny statement forbids it. */
    forbidden: (title: string, change: Change): PolicyCase => a("ExplicitlyDenied")(title, change),
  };
}

/** ARN of the trail: always the management account's. */
export function trailArn({ partition, region, management }: Deployment, name = "sms-trail"): string {
  return `arn:${partition}:cloudtrail:${region}:${management}:trail/${name}`;
}

/** ARN of a role of an account. */
export function role({ partition }: Deployment, accountId: string, name = "Someone"): string {
  return `arn:${partition}:iam::${accountId}:role/${name}`;
}

/** An account that has nothing to do with the deployment. */
export const stranger = "999999999999";

/** What a request by CloudTrail for our trail carries. */
export function byCloudTrail(deployment: Deployment): Pick<PolicyRequest, "principal" | "context"> {
  return {
    principal: "cloudtrail.amazonaws.com",
    context: {
      "aws:SourceArn": trailArn(deployment),
      "aws:SourceAccount": deployment.management,
      "aws:SourceOrgID": deployment.organizationId ?? deployment.admittedOrganizationId,
      "aws:PrincipalIsAWSService": "true",
      "aws:PrincipalServiceName": "cloudtrail.amazonaws.com",
      "aws:SecureTransport": "true",
    },
  };
}

/** What a request by a role of an account carries; its IAM policy allows the service's every action. */
export function byRole(
  deployment: Deployment,
  accountId: string,
  service: string,
): Pick<PolicyRequest, "principal" | "context" | "callerMay"> {
  const ofOrganization = accountId !== stranger && deployment.organizationId !== undefined;
  return {
    principal: role(deployment, accountId),
    callerMay: `${service}:*`,
    context: {
      "aws:PrincipalAccount": accountId,
      "aws:PrincipalOrgID": ofOrganization ? deployment.organizationId : undefined,
      "aws:PrincipalIsAWSService": "false",
      "aws:SecureTransport": "true",
    },
  };
}

/** Sources that are not our trail, each with what makes it another. */
export function otherTrails(deployment: Deployment): [string, Change][] {
  const { partition, region, management } = deployment;
  const source = (arn: string | undefined): Change => ({ context: { "aws:SourceArn": arn } });
  return [
    [
      "a trail of another account",
      {
        context: {
          "aws:SourceArn": trailArn({ ...deployment, management: stranger }),
          "aws:SourceAccount": stranger,
          "aws:SourceOrgID": undefined,
        },
      },
    ],
    ["another trail of the management account", source(trailArn(deployment, "sms-trail-2"))],
    [
      "a trail of that name in another Region",
      source(`arn:${partition}:cloudtrail:${region}x:${management}:trail/sms-trail`),
    ],
    ["no trail that it names", source(undefined)],
  ];
}
