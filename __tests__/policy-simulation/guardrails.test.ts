import { runSimulation } from "@cloud-copilot/iam-simulate";
import { resourceControlPolicy, serviceControlPolicy } from "../../modules/guardrail-statements";

jest.setTimeout(60_000);

const bucket = "arn:aws:s3:::logs";
const file = `${bucket}/AWSLogs/o-exampleorgid/444444444444/CloudTrail/us-east-1/2026/11/23/file.json.gz`;
const trail = "arn:aws:cloudtrail:eu-central-1:111111111111:trail/sms-trail";
const archive = "222222222222";

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
const openBucket = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: [bucket, `${bucket}/*`] }],
};

const serviceControl = JSON.parse(
  serviceControlPolicy({
    partition: "aws",
    trails: [{ partition: "aws", homeRegion: "eu-central-1", accountId: "111111111111", trailName: "sms-trail" }],
    bucketNames: ["logs"],
    keyArns: ["arn:aws:kms:eu-central-1:222222222222:key/11111111-2222-3333-4444-555555555555"],
    topicArns: ["arn:aws:sns:eu-central-1:222222222222:sms-trail-log-delivery"],
    exceptPrincipalArns: ["arn:aws:iam::222222222222:role/sms-trail-deploy"],
  }),
);
const resourceControl = JSON.parse(
  resourceControlPolicy({
    partition: "aws",
    organizationId: "o-exampleorgid",
    bucketNames: ["logs"],
    outsideAccountIds: ["888888888888"],
  }),
);

/** What an administrator of the log archive account may, under the service control policy. */
async function byRole(roleName: string, action: string, resource: string): Promise<string> {
  const simulation = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${archive}:role/${roleName}`,
        action,
        resource: { resource, accountId: archive },
        contextVariables: { "aws:PrincipalArn": `arn:aws:iam::${archive}:role/${roleName}` },
      },
      identityPolicies: [{ name: "administrator", policy: everything }],
      serviceControlPolicies: [
        {
          orgIdentifier: "o-exampleorgid",
          policies: [
            { name: "FullAWSAccess", policy: everything },
            { name: "sms-trail", policy: serviceControl },
          ],
        },
      ],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulation.resultType === "error") throw new Error(`${action}: ${simulation.errors.message}`);
  return simulation.overallResult;
}

const tampering: [string, string][] = [
  ["cloudtrail:StopLogging", trail],
  ["cloudtrail:DeleteTrail", trail],
  ["cloudtrail:UpdateTrail", trail],
  ["cloudtrail:PutEventSelectors", trail],
  ["s3:DeleteBucketPolicy", bucket],
  ["s3:PutLifecycleConfiguration", bucket],
  ["s3:PutBucketRequestPayment", bucket],
  ["s3:PutBucketNotification", bucket],
  ["s3:DeleteObjectVersion", file],
  ["s3:BypassGovernanceRetention", file],
  ["sns:SetTopicAttributes", "arn:aws:sns:eu-central-1:222222222222:sms-trail-log-delivery"],
  ["sns:AddPermission", "arn:aws:sns:eu-central-1:222222222222:sms-trail-log-delivery"],
];

test.each(tampering)(
  "the service control policy keeps administrators from %s, but not the exceptions",
  async (action, resource) => {
    expect(await byRole("Administrator", action, resource)).toBe("ExplicitlyDenied");
    expect(await byRole("sms-trail-deploy", action, resource)).toBe("Allowed");
  },
);

test("the service control policy keeps accounts in the organization", async () => {
  expect(await byRole("Administrator", "organizations:LeaveOrganization", "*")).toBe("ExplicitlyDenied");
});

test.each([
  ["cloudtrail:GetTrailStatus", trail],
  ["cloudtrail:StopLogging", "arn:aws:cloudtrail:eu-central-1:222222222222:trail/another"],
  ["s3:GetObject", file],
  ["s3:DeleteObject", "arn:aws:s3:::other/file"],
])("the service control policy leaves %s on %s alone", async (action, resource) => {
  expect(await byRole("Administrator", action, resource)).toBe("Allowed");
});

/** Who writes to a bucket whose own policy forgot everything, under the resource control policy. */
async function underPerimeter(principal: string, contextVariables: Record<string, string>): Promise<string> {
  const simulation = await runSimulation(
    {
      request: {
        principal,
        action: "s3:PutObject",
        resource: { resource: file, accountId: archive },
        contextVariables: { "aws:SecureTransport": "true", ...contextVariables },
      },
      identityPolicies: principal.startsWith("arn:") ? [{ name: "caller", policy: everything }] : [],
      serviceControlPolicies: [],
      resourceControlPolicies: [
        { orgIdentifier: "o-exampleorgid", policies: [{ name: "sms-trail", policy: resourceControl }] },
      ],
      resourcePolicy: openBucket,
    },
    {},
  );
  if (simulation.resultType === "error") throw new Error(simulation.errors.message);
  return simulation.overallResult;
}

describe("the resource control policy", () => {
  const service = "cloudtrail.amazonaws.com";
  const byService = { "aws:PrincipalIsAWSService": "true", "aws:SourceAccount": "111111111111" };
  const byAccount = (accountId: string) => ({
    "aws:PrincipalIsAWSService": "false",
    "aws:PrincipalAccount": accountId,
  });

  test.each([
    ["our organization", { ...byService, "aws:SourceOrgID": "o-exampleorgid" }, "Allowed"],
    ["another organization", { ...byService, "aws:SourceOrgID": "o-otherorgid00" }, "ExplicitlyDenied"],
    ["an account without an organization", byService, "ExplicitlyDenied"],
  ])("lets CloudTrail work for %s only as it should", async (_, context, expected) => {
    expect(await underPerimeter(service, context)).toBe(expected);
  });

  test.each([
    ["of our organization", "444444444444", "o-exampleorgid", "Allowed"],
    ["of another organization", "999999999999", "o-otherorgid00", "ExplicitlyDenied"],
    ["outside, that is named", "888888888888", "o-auditorsorg0", "Allowed"],
  ])("lets in an account %s only as it should", async (_, accountId, organizationId, expected) => {
    const context = { ...byAccount(accountId), "aws:PrincipalOrgID": organizationId };
    expect(await underPerimeter(`arn:aws:iam::${accountId}:role/Someone`, context)).toBe(expected);
  });
});
