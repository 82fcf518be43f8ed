import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import * as fs from "node:fs";
import * as path from "node:path";
import { AuditTrail } from "../../modules/audit-trail";
import { LogArchive } from "../../modules/log-archive";
import { LogQueries } from "../../modules/log-queries";
import { MainStack } from "../../modules/main-stack";
import { loadSettings } from "../../modules/settings/settings";
import { logLayout } from "../../modules/shared/log-layout";
import { environment } from "./support/environment";
import { runCommand } from "./support/run-command";
import { policiesBeforeTrail } from "./support/trail-order";

const where = { partition: "aws", accountId: "111111111111", region: "us-east-1" } as const;
const log = "parts";

/** The first stack folder that was initialized: the others use its provider. */
let initialized: string | undefined;

/** Values of one instance of a part; `name` tells two instances apart. */
function values(name: string) {
  const trail = { partition: "aws", homeRegion: "us-east-1", accountId: "111111111111", trailName: name } as const;
  return { trail, layout: logLayout({ bucketName: `${name}-logs` }), resultsBucket: `${name}-results` };
}

const parts: Readonly<Record<string, (scope: Construct, name: string) => Construct>> = {
  LogArchive: (scope, name) => {
    const { trail, layout } = values(name);
    return new LogArchive(scope, name, {
      ...{ where, layout, trails: [trail] },
      bucket: {
        create: {
          retentionDays: 400,
          objectLock: { mode: "GOVERNANCE", days: 365 },
          accessLogs: { bucketName: `${name}-access-logs`, retentionDays: 90 },
        },
      },
      topic: { create: { topicName: `${name}-topic` } },
      queue: { queueName: `${name}-queue`, retentionDays: 14 },
    });
  },
  AuditTrail: (scope, name) => {
    const { trail, layout } = values(name);
    const kmsKeyArn = "arn:aws:kms:us-east-1:111111111111:key/00000000-1111-2222-3333-444444444444";
    return new AuditTrail(scope, name, { where, trail, layout, kmsKeyArn });
  },
  LogQueries: (scope, name) => {
    const { layout, resultsBucket } = values(name);
    return new LogQueries(scope, name, {
      where,
      sources: [
        {
          layout,
          accounts: { type: "enum", accountIds: ["111111111111"] },
          regions: ["us-east-1"],
          firstDay: "2016-11-14",
        },
      ],
      databaseName: name.replaceAll("-", "_"),
      workgroupName: name,
      bytesScannedCutoffPerQuery: 10_000_000_000,
      results: {
        bucketName: resultsBucket,
        retentionDays: 30,
        accessLogs: { create: { bucketName: `${resultsBucket}-access-logs`, retentionDays: 90 } },
      },
    });
  },
};

function emptyStack(app: App, name: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  stack.addOverride("terraform.required_providers.aws.version", "5.100.0");
  return stack;
}

/** Synthesizes a stack and makes its folder ready for Terraform; only the first one has the provider looked up. */
async function synthesize(name: string, make: (app: App) => void): Promise<string> {
  const outdir = path.join(environment.work, log, name);
  fs.mkdirSync(path.dirname(outdir), { recursive: true });
  const app = new App({ outdir });
  make(app);
  app.synth();
  const cwd = path.join(outdir, "stacks", name);
  if (initialized === undefined) {
    await runCommand("terraform", ["init", "-backend=false", "-input=false", "-no-color"], { cwd, log });
    initialized = cwd;
  } else {
    fs.symlinkSync(path.join(initialized, ".terraform"), path.join(cwd, ".terraform"));
    fs.copyFileSync(path.join(initialized, ".terraform.lock.hcl"), path.join(cwd, ".terraform.lock.hcl"));
  }
  return cwd;
}

/** Addresses of all resources of a synthesized stack. */
function addresses(stackDirectory: string): string[] {
  const stack = JSON.parse(fs.readFileSync(path.join(stackDirectory, "cdk.tf.json"), "utf8"));
  const resources: Record<string, object> = stack.resource;
  return Object.entries(resources).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
}

const validate = (cwd: string) => runCommand("terraform", ["validate", "-no-color"], { cwd, log });

test.each(Object.keys(parts))("%s alone in a stack is valid", async (part) => {
  const name = `${part.toLowerCase()}-alone`;
  const cwd = await synthesize(name, (app) => parts[part]?.(emptyStack(app, name), "alone"));
  await validate(cwd);
});

test("each part twice in one stack is valid, and no resource is lost", async () => {
  const once = await synthesize("parts-once", (app) => {
    const stack = emptyStack(app, "parts-once");
    for (const [part, make] of Object.entries(parts)) make(stack, `first-${part.toLowerCase()}`);
  });
  const twice = await synthesize("parts-twice", (app) => {
    const stack = emptyStack(app, "parts-twice");
    for (const [part, make] of Object.entries(parts)) {
      make(stack, `first-${part.toLowerCase()}`);
      make(stack, `second-${part.toLowerCase()}`);
    }
  });
  expect(addresses(once).length).toBeGreaterThan(30);
  expect(addresses(twice)).toHaveLength(2 * addresses(once).length);
  await validate(twice);
});

test("in Terraform's own plan graph the trail comes after the policies that let it in", async () => {
  const settings = loadSettings(path.join(environment.root, "examples/single-account/sms-trail.yaml"));
  const name = "graph";
  const cwd = await synthesize(name, (app) => new MainStack(app, name, settings));
  // A graph needs the backend too
  await runCommand("terraform", ["init", "-input=false", "-no-color"], { cwd, log });
  const { stdout } = await runCommand("terraform", ["graph", "-type=plan"], { cwd, log });
  const after = reachable(edges(stdout), "aws_cloudtrail.trail");
  const policies = policiesBeforeTrail({ json: JSON.parse(fs.readFileSync(path.join(cwd, "cdk.tf.json"), "utf8")) });
  // those of bucket and role are resources of their own; key and topic hold theirs themselves
  expect(policies.map((address) => address.replace(/_[0-9A-F]{8}$/, "")).sort()).toEqual([
    "aws_iam_role_policy.AuditTrail_LogGroupRole_Policy",
    "aws_kms_key.log_key",
    "aws_s3_bucket_policy.LogArchive_LogBucket_Policy",
    "aws_sns_topic.delivery_topic",
  ]);
  expect(after).toEqual(expect.arrayContaining(policies));
});

/** Edges of a graph in Graphviz's language, between resource addresses: from → all that it waits for. */
function edges(graph: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, from = "", to = ""] of graph.matchAll(
    /"(?:\[root\] )?([^" ]+)[^"]*" -> "(?:\[root\] )?([^" ]+)[^"]*"/g,
  )) {
    found.set(from, [...(found.get(from) ?? []), to]);
  }
  return found;
}

function reachable(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] {
  const seen = new Set<string>();
  const next = [start];
  while (next.length > 0) {
    for (const to of graph.get(next.pop() ?? "") ?? []) {
      if (!seen.has(to)) next.push(to);
      seen.add(to);
    }
  }
  return [...seen];
}
