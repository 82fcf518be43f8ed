import { TrustedAccessCheck } from "../../../modules/organizations/trusted-access-check";
import { synthesize } from "../../support/synthesized";

test("a plan fails for another organization, one without all features, and one that does not trust CloudTrail", () => {
  const { json } = synthesize((scope) => new TrustedAccessCheck(scope, "Check", { organizationId: "o-exampleorgid" }));
  const [check] = Object.values<Record<string, unknown>>(json.data.aws_organizations_organization);
  expect(check).toEqual({
    lifecycle: {
      postcondition: [
        {
          condition: '${self.id == "o-exampleorgid"}',
          error_message:
            "The credentials must be of organization o-exampleorgid: correct organization.id or accounts.management.access.",
        },
        {
          condition: '${self.feature_set == "ALL"}',
          error_message: "The organization must have all features: run aws organizations enable-all-features.",
        },
        {
          condition: '${try(contains(self.aws_service_access_principals, "cloudtrail.amazonaws.com"), false)}',
          error_message:
            "The organization must trust CloudTrail: run aws organizations enable-aws-service-access --service-principal cloudtrail.amazonaws.com in the management account.",
        },
      ],
    },
  });
  expect(json).not.toHaveProperty("resource");
});
