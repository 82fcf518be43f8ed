import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runSimulation } from "@cloud-copilot/iam-simulate";
import { Testing } from "cdktf";
import { MainStack } from "../../modules/main-stack";
import { parseSettings } from "../../modules/settings/settings";
import { synthesized } from "../support/synthesized";
import { deployPolicy, type DeployStatement } from "./support/deploy-policy";

jest.setTimeout(60_000);

const root = join(__dirname, "../..");
const example = readFileSync(join(root, "examples/organization/sms-trail.yaml"), "utf8");
const { json } = synthesized(new MainStack(Testing.app(), "sms-trail", parseSettings(example, "sms-trail.yaml")));
const place = { partition: "aws", region: "us-east-1" };

/** Policies that docs/landing-zone.md gives, by the heading above them. */
const documented = Object.fromEntries(
  [...readFileSync(join(root, "docs/landing-zone.md"), "utf8").matchAll(/^### (.+)\n[^#]*?```json\n([^]*?)```/gm)].map(
    ([, heading = "", policy = ""]) => [heading, JSON.parse(policy)],
  ),
);

/** One resource of those that an ARN with a wildcard stands for. */
function exactly(resource: string): string {
  return resource.replace(/key\/\*$/, "key/11111111-2222-3333-4444-555555555555").replace(/([:/])\*$/, "$1any");
}

const accounts: [string, string][] = [
  ["Management account", "111111111111"],
  ["Log archive account", "222222222222"],
  ["Audit account", "333333333333"],
];

describe.each(accounts)("the deploy role of the %s", (heading, accountId) => {
  const policy = deployPolicy(json, place, accountId);
  const delegated = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  };
  const may = async (action: string, resource: string, context: Record<string, string> = {}) => {
    const simulation = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${accountId}:role/sms-trail-deploy`,
          action,
          resource: { resource, accountId },
          contextVariables: context,
        },
        identityPolicies: [{ name: "deploy", policy: documented[heading] }],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        // IAM policies count for a key only where its key policy says so: every key that is made here does
        resourcePolicy: resource.includes(":key/") ? delegated : undefined,
      },
      {},
    );
    if (simulation.resultType === "error") throw new Error(`${action} ${resource}: ${simulation.errors.message}`);
    return simulation.overallResult === "Allowed";
  };

  test("is documented as the resources of the organization example ask for", () => {
    expect(documented[heading]).toEqual(policy);
    // characters of a managed policy; white space is not counted
    expect(JSON.stringify(policy).length).toBeLessThan(6_144);
  });

  test("has only actions that exist", async () => {
    const missing: string[] = [];
    for (const { Action, Resource, Condition } of policy.Statement as DeployStatement[]) {
      const resources = Array.isArray(Resource) ? (Resource as string[]) : [String(Resource)];
      for (const action of Action) {
        const context: Record<string, string> = Condition ? { "iam:PassedToService": "cloudtrail.amazonaws.com" } : {};
        let allowed = false;
        for (const resource of resources) {
          // an action is about one kind of the resources only
          const answer = await may(action, exactly(resource), context).catch((error: Error) => error.message);
          allowed ||= answer === true;
        }
        if (!allowed) missing.push(action);
      }
    }
    expect(missing).toEqual([]);
  });

  test("no deploy role may change the organization", async () => {
    for (const action of [
      "organizations:EnableAWSServiceAccess",
      "organizations:DisableAWSServiceAccess",
      "organizations:RegisterDelegatedAdministrator",
      "organizations:DeregisterDelegatedAdministrator",
      "organizations:LeaveOrganization",
    ]) {
      expect([action, await may(action, "*")]).toEqual([action, false]);
    }
  });

  test("no deploy role reads, writes or deletes a log file, a result or somebody else's resource", async () => {
    const requests: [string, string][] = [
      ["s3:GetObject", "arn:aws:s3:::example-org-sms-trail-logs/AWSLogs/x"],
      ["s3:PutObject", "arn:aws:s3:::example-org-sms-trail-logs/AWSLogs/x"],
      ["s3:DeleteObject", "arn:aws:s3:::example-org-sms-trail-logs/AWSLogs/x"],
      ["s3:DeleteObjectVersion", "arn:aws:s3:::example-org-sms-trail-logs/AWSLogs/x"],
      ["s3:BypassGovernanceRetention", "arn:aws:s3:::example-org-sms-trail-logs/AWSLogs/x"],
      ["s3:GetObject", "arn:aws:s3:::example-org-sms-trail-logs-query-results/results/x"],
      ["s3:PutBucketPolicy", "arn:aws:s3:::somebody-elses-bucket"],
      ["kms:Decrypt", `arn:aws:kms:us-east-1:${accountId}:key/11111111-2222-3333-4444-555555555555`],
      ["kms:PutKeyPolicy", `arn:aws:kms:eu-west-1:${accountId}:key/11111111-2222-3333-4444-555555555555`],
      ["sqs:ReceiveMessage", `arn:aws:sqs:us-east-1:${accountId}:sms-trail-log-delivery`],
      ["sns:Publish", `arn:aws:sns:us-east-1:${accountId}:sms-trail-log-delivery`],
      ["cloudtrail:StopLogging", `arn:aws:cloudtrail:us-east-1:${accountId}:trail/another-trail`],
      ["iam:CreateRole", `arn:aws:iam::${accountId}:role/another-role`],
      ["iam:AttachRolePolicy", `arn:aws:iam::${accountId}:role/sms-trail-cloudwatch-logs`],
      ["iam:CreateUser", `arn:aws:iam::${accountId}:user/somebody`],
      ["athena:StartQueryExecution", `arn:aws:athena:us-east-1:${accountId}:workgroup/sms-trail`],
    ];
    const allowed: string[] = [];
    for (const [action, resource] of requests) if (await may(action, resource)) allowed.push(`${action} ${resource}`);
    expect(allowed).toEqual([]);
    const role = `arn:aws:iam::${accountId}:role/sms-trail-cloudwatch-logs`;
    expect(await may("iam:PassRole", role, { "iam:PassedToService": "ec2.amazonaws.com" })).toBe(false);
  });
});
