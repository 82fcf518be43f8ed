import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import type { Explanation } from "../../cli/src/explain/explanation";
import { loadSettings } from "../../modules/settings/settings";
import { settingsStacks } from "../../modules/stacks/settings-stacks";
import { synthesized } from "../support/synthesized";
import { logFolder, removeFolders, runCli } from "./support/run-cli";

afterAll(removeFolders);

const root = join(__dirname, "../..");
const preset = (name: string) => join(root, "examples", name, "sms-trail.yaml");
const presets = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("sms-trail.yaml"))
  .map((file) => join(root, "examples", file));

async function explained(file: string): Promise<Explanation> {
  const { code, stdout, stderr } = await runCli("settings", "explain", file, "--format", "json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout) as Explanation;
}

/** The synthesized stacks by name, as Terraform evaluates their texts. */
function synthesize(file: string) {
  const stacks = settingsStacks(Testing.app(), "sms-trail", loadSettings(file));
  return new Map(stacks.map((stack) => [stack.node.id, synthesized(stack)]));
}

const evaluated = (template: string) => template.replaceAll("$${", "${").replaceAll("%%{", "%{");

test("tells in words what one account gets, and every default with its reason", async () => {
  const { code, stdout, stderr } = await runCli("settings", "explain", preset("single-account"));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toBe(`Stack sms-trail, state in terraform.sms-trail.tfstate
  log archive in account 111111111111 (Management), by the credentials of the environment
    bucket example-sms-trail-logs for log files: kept 3,653 days, locked for 365 days (GOVERNANCE)
      lets deliver: arn:aws:cloudtrail:us-east-1:111111111111:trail/sms-trail
    bucket example-sms-trail-logs-access-logs for access logs: kept 365 days
    key alias/example-sms-trail-logs for log files, topic and queues
    topic sms-trail-log-delivery, told about each delivered file
    queue sms-trail-log-delivery, which keeps messages 14 days, and sms-trail-log-delivery-dead-letters, with an alarm
  trail in account 111111111111 (Management), by the credentials of the environment
    trail sms-trail, all Regions, of account 111111111111: management events
    log group /aws/cloudtrail/sms-trail, kept 365 days
    key alias/sms-trail-log-group for it
    role sms-trail-cloudwatch-logs, by which CloudTrail writes to it
  queries in account 111111111111 (Management), by the credentials of the environment
    database sms_trail, with views and
      a table over s3://example-sms-trail-logs/AWSLogs/: 1 account, 34 Regions, 2016-11-14 to today
    workgroup sms-trail with saved queries; one query reads at most 10,737,418,240 bytes
    bucket example-sms-trail-logs-query-results for results: kept 30 days
    key alias/example-sms-trail-logs-query-results for them

Names
  trail           arn:aws:cloudtrail:us-east-1:111111111111:trail/sms-trail
  log group       arn:aws:logs:us-east-1:111111111111:log-group:/aws/cloudtrail/sms-trail
  log files       s3://example-sms-trail-logs/AWSLogs/
  log bucket      arn:aws:s3:::example-sms-trail-logs
  log key         known when it is made: output log_key_arn
  delivery topic  arn:aws:sns:us-east-1:111111111111:sms-trail-log-delivery
  delivery queue  arn:aws:sqs:us-east-1:111111111111:sms-trail-log-delivery
  results bucket  arn:aws:s3:::example-sms-trail-logs-query-results

Defaults in force
  partition                           aws
  trailName                           sms-trail
  accounts.management.name            Management
  accounts.logArchive.id              111111111111
  accounts.logArchive.name            Management
  accounts.audit.id                   111111111111
  accounts.audit.name                 Management
  accounts.members                    []
  stacks                              one
  existing.logBucket                  false
  existing.trail                      false
  adopt.trail                         false
  adopt.logGroup                      false
  adopt.logBucket                     false
  adopt.topic                         false
  readers.accountIds                  []
  readers.organizationPaths           []
  readers.membersReadTheirOwn         false
  logBucket.retentionDays             3653  (Ten years and the leap days in them: what auditors commonly ask for.)
  logBucket.objectLockDays            365  (Every yearly audit finds its log files as they were written.)
  logBucket.objectLockMode            GOVERNANCE
  logBucket.transitions               []  (Log files are mostly smaller than the 128 KB below which S3 moves nothing; what costs is asked for by name.)
  logBucket.accessLogRetentionDays    365  (Access logs help to investigate; a year covers the time until a breach is usually noticed.)
  logBucket.accessLogBucketName       example-sms-trail-logs-access-logs
  notifications.queue.retentionDays   14  (The longest that SQS keeps a message.)
  notifications.queue.name            sms-trail-log-delivery
  notifications.subscriptions         []
  notifications.alarmTopicArns        []
  notifications.topicName             sms-trail-log-delivery
  queries.database                    sms_trail
  queries.workgroup                   sms-trail
  queries.firstDay                    2016-11-14
  queries.bytesScannedCutoffPerQuery  10737418240  (Stops a question that forgot its dates; the saved queries read far less.)
  queries.resultsRetentionDays        30  (Results can be had again by asking again.)
  queries.migrationRoles              []
  queries.otherSources                []
  queries.accountProjection           enum
  queries.regions                     34 values
  queries.resultsBucketName           example-sms-trail-logs-query-results
  queries.accessLogBucketName         example-sms-trail-logs-query-results-access-logs
  backend.type                        local
  terraform.requiredVersion           >= 1.10
  disposable                          false

Everything is made here: nobody else has to add a statement.
`);
});

test("tells what a guarded organization's log archive lets in, read and change", async () => {
  const { stacks } = await explained(preset("guarded-organization"));
  expect(stacks[0]?.parts[0]).toEqual({
    part: "log archive",
    accountId: "222222222222",
    accountName: "Log archive",
    access: "role arn:aws:iam::222222222222:role/sms-trail-deploy",
    makes: [
      "bucket example-guarded-logs for log files: kept 3,653 days, locked for 365 days (GOVERNANCE), GLACIER_IR after 365 days",
      "  lets deliver: arn:aws:cloudtrail:us-east-1:111111111111:trail/sms-trail",
      "  lets read: account 333333333333",
      "  lets read: account 666666666666",
      "  lets read: accounts below o-exampleorgid/r-ab12/ou-ab12-11111111/*",
      "  lets read: each account of o-exampleorgid, its own log files",
      "bucket example-guarded-logs-access-logs for access logs: kept 365 days",
      "key alias/example-guarded-logs for log files, topic and queues",
      "topic sms-trail-log-delivery, told about each delivered file",
      "queue sms-trail-log-delivery, which keeps messages 14 days, and sms-trail-log-delivery-dead-letters, with an alarm",
      "subscription siem, sqs of account 555555555555",
      "denies against weakening any of it, but for arn:aws:iam::222222222222:role/sms-trail-deploy, arn:aws:iam::222222222222:role/break-glass",
      "for the organization's owner to attach, as outputs: service_control_policy, resource_control_policy",
    ],
  });
  expect(stacks[0]?.parts[1]?.makes[0]).toBe(
    "trail sms-trail, all Regions, of every account of o-exampleorgid: management events, data events, Insights",
  );
});

test("tells which account makes a trail and which owns it", async () => {
  const { stacks } = await explained(preset("delegated-administrator"));
  expect(stacks[0]?.parts[1]).toMatchObject({
    accountId: "777777777777",
    makes: expect.arrayContaining([
      "trail sms-trail, all Regions, of every account of o-exampleorgid, owned by account 111111111111: management events",
    ]) as unknown,
  });
});

test("tells who registers a delegated administrator", async () => {
  const text = readFileSync(preset("delegated-administrator"), "utf8");
  const registering = text.replace("id: o-exampleorgid", "$&\n  registerDelegatedAdministrator: true");
  const { stacks } = await explained(join(logFolder({ "sms-trail.yaml": registering }), "sms-trail.yaml"));
  expect(stacks[0]?.parts[1]).toEqual({
    part: "delegation",
    accountId: "111111111111",
    accountName: "Management",
    access: "the credentials of the environment",
    makes: ["registration of account 777777777777 (Security) as delegated administrator of CloudTrail"],
  });
});

test("tells each stack's state, and the variable that whoever deploys it gives", async () => {
  const { stacks } = await explained(preset("three-stacks"));
  expect(stacks.map(({ name, state, variables }) => [name, state, variables])).toEqual([
    ["sms-trail-log-archive", "s3://example-org-terraform-state/sms-trail/log-archive/terraform.tfstate", {}],
    [
      "sms-trail-trail",
      "s3://example-org-terraform-state/sms-trail/trail/terraform.tfstate",
      { log_key_arn: "output log_key_arn of stack sms-trail-log-archive" },
    ],
    ["sms-trail-queries", "s3://example-org-terraform-state/sms-trail/queries/terraform.tfstate", {}],
  ]);
});

test("leaves out defaults of what the landing zone has", async () => {
  const { defaults } = await explained(preset("existing"));
  const settings = defaults.map(({ setting }) => setting);
  expect(settings).not.toContain("logBucket.retentionDays");
  expect(settings).not.toContain("notifications.topicName");
  expect(settings).toContain("notifications.queue.name");
});

test.each(["existing", "control-tower"])(
  "prints for %s the statements that are the stack's output, as JSON and in the text",
  async (name) => {
    const { requiredStatements } = await explained(preset(name));
    const stack = synthesize(preset(name)).get("sms-trail");
    expect(requiredStatements).toEqual(JSON.parse(evaluated(stack?.json.output.required_statements.value)));
    const { stdout } = await runCli("settings", "explain", preset(name));
    for (const { kind, resourceArn, statements } of requiredStatements) {
      expect(stdout).toContain(`${kind} ${resourceArn}\n${JSON.stringify(statements, null, 2)}\n`);
    }
  },
);

describe.each(presets)("of %s", (file) => {
  test("stacks, states and names are those that the program makes", async () => {
    const { stacks, names } = await explained(file);
    const made = synthesize(file);
    expect(stacks.map(({ name }) => name)).toEqual([...made.keys()]);
    const text = [...made.values()].map(({ json }) => evaluated(JSON.stringify(json))).join("\n");
    for (const { name, state } of stacks) {
      const { s3, local } = made.get(name)?.json.terraform.backend ?? {};
      if (s3) expect(state).toBe(`s3://${s3.bucket}/${s3.key}`);
      else expect(local.path.endsWith(state)).toBe(true);
    }
    for (const [what, name] of Object.entries(names)) {
      // an ARN is made of a name that the stack has; locations and trails are whole
      if (what === "log files" || what === "trail") expect(text).toContain(name);
      else if (!/^known when/.test(name))
        expect(text).toContain(
          name
            .split(":")
            .at(-1)
            ?.replace(/^(trail|key)\//, ""),
        );
    }
  });

  test("every resource with a name is one that the program makes", async () => {
    const { stacks } = await explained(file);
    const text = [...synthesize(file).values()].map(({ json }) => JSON.stringify(json)).join("\n");
    const made = stacks.flatMap(({ parts }) => parts.flatMap(({ makes }) => makes));
    const named = made.flatMap(
      (line) => /^(?:bucket|key|topic|queue|log group|role|trail|workgroup) ([^\s,:]+)/.exec(line)?.[1] ?? [],
    );
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(text).toContain(`"${name}"`);
  });
});

test("tells the problems of a wrong file, and explains nothing", async () => {
  const folder = logFolder({ "wrong.yaml": "homeRegion: nowhere\n" });
  const { code, stdout, stderr } = await runCli("settings", "explain", `${folder}/wrong.yaml`);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^.*wrong\.yaml:1:1: /);
});

test.each([
  [[], "settings explain takes one file, got: none"],
  [["a.yaml", "b.yaml"], "settings explain takes one file, got: a.yaml b.yaml"],
  [["a.yaml", "--format", "csv"], "--format must be one of text, json, got: csv"],
  [["a.yaml", "--what"], "Unknown option '--what'"],
])("settings explain %j fails", async (args, message) => {
  expect(await runCli("settings", "explain", ...args)).toEqual({
    code: 1,
    stdout: "",
    stderr: `sms-trail: ${message}\n`,
  });
});
