import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runSimulation } from "@cloud-copilot/iam-simulate";
import { Testing } from "cdktf";
import { MainStack } from "../../modules/main-stack";
import { parseSettings } from "../../modules/settings/settings";
import { synthesized } from "../support/synthesized";
import { deployPolicy, furtherPolicy, type DeployStatement } from "./support/deploy-policy";

jest.setTimeout(60_000);

const root = join(__dirname, "../..");
const example = readFileSync(join(root, "examples/organization/sms-trail.yaml"), "utf8");
/** The organization example, with more settings for its questions. */
const stackWith = (...queries: string[]) => {
  const yaml = example.replace("\nqueries:\n", ["\nqueries:", ...queries, ""].join("\n"));
  return synthesized(new MainStack(Testing.app(), "sms-trail", parseSettings(yaml, "sms-trail.yaml"))).json;
};
const json = stackWith();
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

type Policy = ReturnType<typeof deployPolicy>;

/** Asks the simulator what a role of the account may do by these policies of docs/landing-zone.md. */
function asked(accountId: string, headings: readonly string[]) {
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
  return async (action: string, resource: string, context: Record<string, string> = {}) => {
    const simulation = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${accountId}:role/sms-trail-deploy`,
          action,
          resource: { resource, accountId },
          contextVariables: context,
        },
        identityPolicies: headings.map((heading) => ({ name: heading, policy: documented[heading] })),
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
}

/** `action resource` of all that a statement allows. Not every action is about every resource of its statement. */
async function grants({ Action, Resource, Condition }: DeployStatement, may: ReturnType<typeof asked>) {
  const granted: string[] = [];
  for (const action of Action) {
    for (const resource of typeof Resource === "string" ? [Resource] : Resource) {
      const answer = await may(action, exactly(resource), Condition?.StringEquals).catch(
        (error: Error) => error.message,
      );
      if (answer === true) granted.push(`${action} ${resource}`);
    }
  }
  return granted;
}

/** Actions of a policy that it allows on none of its resources: those that AWS does not know, or knows on other resources only. */
async function idleActions({ Statement }: Policy, may: ReturnType<typeof asked>): Promise<string[]> {
  const granted = (await Promise.all(Statement.map((statement) => grants(statement, may)))).flat();
  return Statement.flatMap(({ Action }) => Action).filter(
    (action) => !granted.some((one) => one.startsWith(`${action} `)),
  );
}

/** Requests of a list that are allowed. */
async function allowedOf(requests: readonly (readonly [string, string])[], may: ReturnType<typeof asked>) {
  const allowed: string[] = [];
  for (const [action, resource] of requests) if (await may(action, resource)) allowed.push(`${action} ${resource}`);
  return allowed;
}

const accounts: [string, string][] = [
  ["Management account", "111111111111"],
  ["Log archive account", "222222222222"],
  ["Audit account", "333333333333"],
];

describe.each(accounts)("the deploy role of the %s", (heading, accountId) => {
  const policy = deployPolicy(json, place, accountId);
  const may = asked(accountId, [heading]);

  test("is documented as the resources of the organization example ask for", () => {
    expect(documented[heading]).toEqual(policy);
    // characters of a managed policy; white space is not counted
    expect(JSON.stringify(policy).length).toBeLessThan(6_144);
  });

  test("has only actions that exist", async () => {
    expect(await idleActions(policy, may)).toEqual([]);
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
    expect(await allowedOf(requests, may)).toEqual([]);
    const role = `arn:aws:iam::${accountId}:role/sms-trail-cloudwatch-logs`;
    expect(await may("iam:PassRole", role, { "iam:PassedToService": "ec2.amazonaws.com" })).toBe(false);
  });
});

describe.each([
  ["Audit account, with a curated table", "  curated: {}"],
  [
    "Audit account, where Lake Formation governs",
    "  lakeFormation: { readerArns: [arn:aws:iam::333333333333:role/Analyst] }",
  ],
])("what the deploy role of the %s needs more", (heading, setting) => {
  const accountId = "333333333333";
  const policy = furtherPolicy({ from: json, to: stackWith(setting) }, place, accountId);

  test("is documented as the resources of the organization example ask for", () => {
    expect(documented[heading]).toEqual(policy);
    expect(JSON.stringify(policy).length).toBeLessThan(6_144);
  });

  test("has only actions that exist", async () => {
    expect(await idleActions(policy, asked(accountId, [heading]))).toEqual([]);
  });

  test("is enough, with the audit account's own", async () => {
    const whole = deployPolicy(stackWith(setting), place, accountId);
    expect(await idleActions(whole, asked(accountId, ["Audit account", heading]))).toEqual([]);
  });

  test("is needed: without it something of each of its statements is refused", async () => {
    for (const statement of policy.Statement) {
      const before = await grants(statement, asked(accountId, ["Audit account"]));
      const after = await grants(statement, asked(accountId, ["Audit account", heading]));
      expect([statement.Sid, after.length > before.length]).toEqual([statement.Sid, true]);
    }
  });

  test("fills no table, starts nothing, and hands its roles to no other service", async () => {
    const may = asked(accountId, ["Audit account", heading]);
    const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${accountId}:${rest}`;
    const requests: [string, string][] = [
      ["states:StartExecution", arn("states", "stateMachine:sms-trail-curated")],
      ["states:UpdateStateMachine", arn("states", "stateMachine:another")],
      ["scheduler:CreateSchedule", arn("scheduler", "schedule/default/another")],
      ["scheduler:UpdateSchedule", arn("scheduler", "schedule/another/sms-trail-curated")],
      ["cloudwatch:SetAlarmState", arn("cloudwatch", "alarm:sms-trail-curated-failed")],
      ["cloudwatch:DisableAlarmActions", arn("cloudwatch", "alarm:sms-trail-curated-failed")],
      ["cloudwatch:DeleteAlarms", arn("cloudwatch", "alarm:another")],
      ["sqs:ReceiveMessage", arn("sqs", "sms-trail-curated-failures")],
      ["sqs:SendMessage", arn("sqs", "sms-trail-curated-failures")],
      ["athena:StartQueryExecution", arn("athena", "workgroup/sms-trail-curated")],
      ["s3:GetObject", "arn:aws:s3:::example-org-sms-trail-logs-curated/table/x"],
      ["s3:DeleteObject", "arn:aws:s3:::example-org-sms-trail-logs-curated/table/x"],
      ["kms:Decrypt", arn("kms", "key/11111111-2222-3333-4444-555555555555")],
      ["lakeformation:GetDataAccess", "*"],
      ["lakeformation:PutDataLakeSettings", "*"],
      ["lakeformation:RegisterResource", "*"],
      ["iam:AttachRolePolicy", `arn:aws:iam::${accountId}:role/sms-trail-curated-fill`],
    ];
    expect(await allowedOf(requests, may)).toEqual([]);
    const services = ["states.amazonaws.com", "scheduler.amazonaws.com", "ec2.amazonaws.com"];
    const handed: string[] = [];
    for (const role of ["fill", "schedule"]) {
      for (const service of services) {
        const context = { "iam:PassedToService": service };
        if (await may("iam:PassRole", `arn:aws:iam::${accountId}:role/sms-trail-curated-${role}`, context))
          handed.push(`${role} to ${service}`);
      }
    }
    const curated = heading.includes("curated");
    expect(handed).toEqual(curated ? ["fill to states.amazonaws.com", "schedule to scheduler.amazonaws.com"] : []);
  });
});
