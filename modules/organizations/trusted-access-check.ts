import { DataAwsOrganizationsOrganization } from "@cdktf/provider-aws/lib/data-aws-organizations-organization";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** Properties of a {@link TrustedAccessCheck}. */
export interface TrustedAccessCheckProps {
  /** Id of the organization that must be there. */
  readonly organizationId: string;
}

/**
 * Looks, before anything is made, whether the organization is the one that is meant, has all features, and trusts CloudTrail; a plan fails
 * with what to do. It only looks: other trails depend on trusted access, so it is never a resource here. AWS tells the management account
 * alone.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html
 */
export class TrustedAccessCheck extends Construct {
  /** What a trail waits for. */
  public readonly passed: ITerraformDependable;

  constructor(scope: Construct, id: string, { organizationId }: TrustedAccessCheckProps) {
    super(scope, id);

    this.passed = new DataAwsOrganizationsOrganization(this, "Resource", {
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.id == "${organizationId}"}`,
            errorMessage: `The credentials must be of organization ${organizationId}: correct organization.id or accounts.management.access.`,
          },
          {
            condition: '${self.feature_set == "ALL"}',
            errorMessage: "The organization must have all features: run aws organizations enable-all-features.",
          },
          {
            condition: '${try(contains(self.aws_service_access_principals, "cloudtrail.amazonaws.com"), false)}',
            errorMessage:
              "The organization must trust CloudTrail: run aws organizations enable-aws-service-access --service-principal cloudtrail.amazonaws.com in the management account.",
          },
        ],
      },
    });
  }
}
