import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { App, Testing } from "cdktf";
import { MainStack } from "../../modules/main-stack";
import { statefulAddresses } from "../../modules/main-stack-addresses";
import { parseSettings } from "../../modules/settings/settings";
import { preparedStatements } from "../support/prepared-statements";
import { policyOf, synthesized, type Block, type Synthesized } from "../support/synthesized";

const example = (name: string) =>
  fs.readFileSync(path.join(__dirname, "../../examples", name, "sms-trail.yaml"), "utf8");
const build = (text: string) =>
  synthesized(new MainStack(Testing.app(), "sms-trail", parseSettings(text, "sms-trail.yaml")));

const minimal = `
homeRegion: us-east-1
accounts: { management: { id: "111111111111" } }
logBucket: { name: logs }
`;
const single = build(minimal);
const organization = build(example("organization"));
const curated = build(`${minimal}queries: { curated: {} }\n`);

test("the organization's stack is as it was reviewed", () => {
  const { "//": _, ...reviewed } = organization.json;
  // SQL has tests of its own; here it would only hide what changed
  for (const query of Object.values<Block>(reviewed.resource.aws_athena_named_query)) query.query = "…";
  for (const statement of Object.values(preparedStatements(organization))) statement.sql = "…";
  for (const table of Object.values<Block>(reviewed.resource.aws_glue_catalog_table)) {
    if (table.view_original_text) table.view_original_text = "…";
    table.storage_descriptor.columns = `${table.storage_descriptor.columns.length} columns`;
  }
  expect(reviewed).toMatchSnapshot();
});

test.each([
  ["one account", single],
  ["an organization", organization],
])("the addresses of %s are a contract: a change needs moveTo or a documented import", (_, stack) => {
  expect(stack.addresses).toMatchSnapshot();
});

test("a curated table adds its own resources to a stack, and changes no other address", () => {
  expect(single.addresses.filter((address) => !curated.addresses.includes(address))).toEqual([]);
  expect(curated.addresses.filter((address) => !single.addresses.includes(address))).toMatchSnapshot();
});

test("every frozen address is one of the stack, and whatever holds data has one", () => {
  const addresses = [...new Set([...organization.addresses, ...curated.addresses])];
  const names = addresses.map((address) => address.slice(address.indexOf(".") + 1));
  expect(names).toEqual(expect.arrayContaining(Object.values(statefulAddresses)));
  expect(new Set(Object.values(statefulAddresses)).size).toBe(Object.keys(statefulAddresses).length);
  const stateful = /^aws_(s3_bucket|kms_key|cloudtrail|cloudwatch_log_group|sqs_queue|sns_topic)\./;
  for (const address of addresses.filter((address) => stateful.test(address))) {
    expect(address).toMatch(/\.[a-z_]+$/);
  }
});

describe("providers", () => {
  test("there is one without an alias for one account, and it works in no other", () => {
    expect(single.json.provider.aws).toEqual([{ region: "us-east-1", allowed_account_ids: ["111111111111"] }]);
    for (const [, blocks] of Object.entries<Record<string, Block>>(single.json.resource)) {
      for (const block of Object.values(blocks)) expect(block.provider).toBe("aws");
    }
  });

  test("there is one for each distinct account, reached as the settings say", () => {
    const tags = [{ tags: { application: "sms-trail", owner: "platform-team" } }];
    expect(organization.json.provider.aws).toEqual([
      {
        alias: "management",
        region: "us-east-1",
        allowed_account_ids: ["111111111111"],
        profile: "management",
        default_tags: tags,
      },
      {
        alias: "log_archive",
        region: "us-east-1",
        allowed_account_ids: ["222222222222"],
        assume_role: [{ role_arn: "arn:aws:iam::222222222222:role/sms-trail-deploy" }],
        default_tags: tags,
      },
      {
        alias: "audit",
        region: "us-east-1",
        allowed_account_ids: ["333333333333"],
        assume_role: [{ role_arn: "arn:aws:iam::333333333333:role/sms-trail-deploy", external_id: "sms-trail" }],
        default_tags: tags,
      },
    ]);
  });

  test("every resource names the account that it goes to", () => {
    const providers: Record<string, string> = {};
    for (const blocks of Object.values<Record<string, Block>>(organization.json.resource)) {
      for (const [address, block] of Object.entries(blocks)) providers[address] = block.provider;
    }
    expect(providers).toMatchObject({
      trail: "aws.management",
      log_bucket: "aws.log_archive",
      delivery_topic: "aws.log_archive",
      table: "aws.audit",
      workgroup: "aws.audit",
    });
    expect(new Set(Object.values(providers))).toEqual(new Set(["aws.management", "aws.log_archive", "aws.audit"]));
  });
});

describe("policies", () => {
  const allStacks: [string, Synthesized][] = [
    ["one account", single],
    ["an organization", organization],
  ];

  test.each(allStacks)("of %s let no service in without saying for whom it works", (_, stack) => {
    const checked: string[] = [];
    for (const { address, statement } of statements(stack)) {
      if (statement.Effect !== "Allow" || statement.Principal?.Service === undefined) continue;
      const keys = Object.values<Block>(statement.Condition ?? {}).flatMap((keyValues) => Object.keys(keyValues));
      const guards = keys.filter((key) => /^aws:Source(Arn|Account|OrgID|OrgPaths)$/.test(key));
      // CloudWatch Logs is guarded by the one log group's encryption context: AWS documents that and no source key
      if (/^logs\./.test(statement.Principal.Service)) guards.push(...keys.filter((key) => /aws:logs:arn$/.test(key)));
      // AWS documents that the role for CloudWatch Logs supports no source key
      if (statement.Sid === "CloudTrailTakesOnRole") continue;
      if (guards.length === 0) throw new Error(`${address}: ${statement.Sid} has no source key`);
      checked.push(statement.Sid);
    }
    expect(checked.length).toBeGreaterThanOrEqual(10);
  });

  test.each(allStacks)("of %s let nobody in without a condition but the owner and named readers", (_, stack) => {
    for (const { statement } of statements(stack)) {
      if (statement.Effect === "Allow") expect(statement.Principal).not.toBe("*");
    }
  });

  test("let the audit account read, if it is another than the log archive's", () => {
    const readers = (stack: Synthesized) => statements(stack).filter(({ statement }) => /^Readers/.test(statement.Sid));
    expect(readers(single)).toEqual([]);
    expect(readers(organization).map(({ statement }) => [statement.Sid, statement.Principal.AWS])).toEqual([
      ["ReadersDecryptLogs", "arn:aws:iam::333333333333:root"],
      ["ReadersLocateBucket", "arn:aws:iam::333333333333:root"],
      ["ReadersListLogs", "arn:aws:iam::333333333333:root"],
      ["ReadersReadLogs", "arn:aws:iam::333333333333:root"],
    ]);
  });

  test("stay small for an organization", () => {
    expect(organization.all("aws_s3_bucket_policy")).toBeDefined();
    for (const { policy } of Object.values(organization.all("aws_s3_bucket_policy"))) {
      expect(Buffer.byteLength(policy)).toBeLessThan(4096);
    }
  });
});

describe("the graph", () => {
  test.each([
    ["one account", single],
    ["an organization", organization],
  ])("of %s has no cycle, and no policy names the trail's resource", (_, stack) => {
    const edges = references(stack);
    const done = new Set<string>();
    const visit = (address: string, above: readonly string[]) => {
      if (above.includes(address)) throw new Error(`cycle: ${[...above, address].join(" -> ")}`);
      if (done.has(address)) return;
      for (const next of edges.get(address) ?? []) visit(next, [...above, address]);
      done.add(address);
    };
    for (const address of edges.keys()) visit(address, []);
    for (const [address, targets] of edges) {
      if (address !== "aws_cloudtrail.trail") expect([...targets]).not.toContain("aws_cloudtrail.trail");
    }
  });

  test("has the trail wait for the policies of bucket, key, topic and role", () => {
    expect(organization.only("aws_cloudtrail").depends_on).toEqual([
      expect.stringMatching(/^aws_s3_bucket_policy\.LogArchive_LogBucket_Policy_/),
      "aws_kms_key.log_key",
      "aws_sns_topic.delivery_topic",
      expect.stringMatching(/^aws_iam_role_policy\.AuditTrail_LogGroupRole_Policy_/),
    ]);
  });
});

describe("topologies", () => {
  test("one account: the trail names its topic, and one bucket takes all access logs", () => {
    expect(single.only("aws_cloudtrail").sns_topic_name).toBe("sms-trail-log-delivery");
    expect(Object.values(single.all("aws_s3_bucket")).map(({ bucket }) => bucket)).toEqual(
      expect.arrayContaining(["logs", "logs-access-logs", "logs-query-results"]),
    );
    expect(Object.keys(single.all("aws_s3_bucket"))).toHaveLength(3);
  });

  test("an organization: the trail names the topic's ARN and the table lists every account, closed ones too", () => {
    expect(organization.only("aws_cloudtrail").sns_topic_name).toBe(
      "arn:aws:sns:us-east-1:222222222222:sms-trail-log-delivery",
    );
    expect(organization.all("aws_glue_catalog_table").table?.parameters).toMatchObject({
      "projection.log_account.values": "111111111111,222222222222,333333333333,444444444444,555555555555",
      "storage.location.template":
        "s3://example-org-sms-trail-logs/AWSLogs/o-exampleorgid/$${log_account}/CloudTrail/$${log_region}/$${delivery_date}",
    });
  });

  test.each([
    ["aws-us-gov", "us-gov-west-1"],
    ["aws-cn", "cn-north-1"],
  ])("partition %s: no ARN is of another partition", (partition, region) => {
    const text = minimal.replace("us-east-1", `${region}\npartition: ${partition}`);
    const arns = JSON.stringify(build(text).json).match(/arn:aws[a-z-]*:/g) ?? [];
    expect(new Set(arns)).toEqual(new Set([`arn:${partition}:`]));
  });
});

describe("state and versions", () => {
  test("the stack asks for exact versions", () => {
    expect(single.json.terraform.required_version).toBe(">= 1.10");
    expect(single.json.terraform.required_providers.aws).toEqual({ source: "aws", version: "5.100.0" });
  });

  test("state in S3 is encrypted and locked there", () => {
    expect(organization.json.terraform.backend.s3).toEqual({
      bucket: "example-org-terraform-state",
      key: "sms-trail/terraform.tfstate",
      region: "us-east-1",
      profile: "management",
      encrypt: true,
      use_lockfile: true,
    });
  });

  test("a local state's path is the same on every machine", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sms-trail-"));
    try {
      const app = new App({ outdir: path.relative(process.cwd(), folder) });
      const stack = new MainStack(app, "sms-trail", parseSettings(minimal, "sms-trail.yaml"));
      const state: string = JSON.parse(Testing.synth(stack)).terraform.backend.local.path;
      expect(path.isAbsolute(state)).toBe(false);
      expect(path.resolve(folder, "stacks", "sms-trail", state)).toBe(path.resolve("terraform.sms-trail.tfstate"));
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});

test("a curated table's state machine is an output, and its bucket's access logs go where the others do", () => {
  expect(Object.keys(curated.json.output)).toEqual(
    ["curated_state_machine_arn", ...Object.keys(single.json.output)].sort(),
  );
  const logging = curated.at("aws_s3_bucket_logging", "Curated/Bucket/AccessLogging");
  expect(logging.target_bucket).toBe("${aws_s3_bucket.access_log_bucket.bucket}");
  expect(curated.at("aws_s3_bucket_policy", "AccessLogBucket/Policy").policy).toContain("arn:aws:s3:::logs-curated");
  const role = JSON.stringify(policyOf(curated.at("aws_iam_role_policy", "Curated/FillRole/Policy")));
  expect(role).toContain("${aws_kms_key.log_key.arn}");
});

test("outputs say what was made", () => {
  expect(Object.keys(single.json.output).sort()).toEqual([
    "database",
    "delivery_queue_url",
    "delivery_topic_arn",
    "log_bucket",
    "log_key_arn",
    "table",
    "trail_arn",
    "workgroup",
  ]);
  expect(single.json.output.trail_arn.value).toBe("arn:aws:cloudtrail:us-east-1:111111111111:trail/sms-trail");
});

test("a protected stack refuses to be destroyed; a disposable one lets everything go", () => {
  const disposable = build(`${minimal}disposable: true\n`);
  expect(JSON.stringify(single.json).match(/"prevent_destroy":true/g)).toHaveLength(7);
  expect(JSON.stringify(disposable.json)).not.toContain("prevent_destroy");
  for (const bucket of Object.values(disposable.all("aws_s3_bucket"))) expect(bucket.force_destroy).toBe(true);
});

/** Every statement of every policy of a stack. */
function statements(stack: Synthesized): { address: string; statement: Block }[] {
  return Object.values<Record<string, Block>>(stack.json.resource).flatMap((blocks) =>
    Object.entries(blocks).flatMap(([address, block]) =>
      ["policy", "assume_role_policy"]
        .filter((attribute) => block[attribute] !== undefined)
        .flatMap((attribute) => policyOf(block, attribute).Statement.map((statement) => ({ address, statement }))),
    ),
  );
}

/** What each resource refers to or waits for. */
function references(stack: Synthesized): Map<string, Set<string>> {
  const known = new Set(stack.addresses);
  const edges = new Map<string, Set<string>>();
  for (const [type, blocks] of Object.entries<Record<string, Block>>(stack.json.resource)) {
    for (const [name, block] of Object.entries(blocks)) {
      const found = JSON.stringify(block).match(/aws_[a-z0-9_]+\.[A-Za-z0-9_]+/g) ?? [];
      edges.set(`${type}.${name}`, new Set(found.filter((address) => known.has(address))));
    }
  }
  return edges;
}

describe("in a landing zone that has things already", () => {
  const keyArn = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555";
  const existing = `${minimal}existing: { logBucket: true, keyArn: "${keyArn}", topicArn: "arn:aws:sns:us-east-1:111111111111:t", trail: true }\n`;

  test("nothing is written to bucket, key, topic and trail; what their owners must add is an output", () => {
    const stack = build(existing);
    expect(stack.all("aws_cloudtrail")).toEqual({});
    expect(stack.all("aws_sns_topic")).toEqual({});
    expect(Object.values(stack.all("aws_s3_bucket")).map(({ bucket }) => bucket)).toEqual([
      "logs-query-results-access-logs",
      "logs-query-results",
    ]);
    const required: Block[] = JSON.parse(stack.json.output.required_statements.value.replaceAll("$${", "${"));
    expect(required.map(({ kind, resourceArn }) => [kind, resourceArn])).toEqual([
      ["bucket", "arn:aws:s3:::logs"],
      ["key", keyArn],
      ["topic", "arn:aws:sns:us-east-1:111111111111:t"],
    ]);
    expect(stack.json.output.trail_arn.value).toBe("arn:aws:cloudtrail:us-east-1:111111111111:trail/sms-trail");
  });

  test("a guarded organization gets its policies as outputs, and everybody else gets none", () => {
    const arn = "arn:aws:iam::222222222222:role/sms-trail-deploy";
    const guarded = build(`${example("organization")}\ntamperGuard: { exceptPrincipalArns: ["${arn}"] }\n`);
    const policy = (name: string): Block => JSON.parse(guarded.json.output[name].value);
    expect(policy("service_control_policy").Statement.map(({ Sid }: Block) => Sid)).toEqual([
      "KeepTrails",
      "KeepLogBuckets",
      "KeepLogFiles",
      "KeepTopics",
      "StayInOrganization",
    ]);
    expect(policy("resource_control_policy").Statement).toHaveLength(2);
    for (const stack of [single, organization, build(existing)]) {
      expect(stack.json.output).not.toHaveProperty("service_control_policy");
    }
  });

  test("readers of an organization's members see their own files, in escaped text", () => {
    const stack = build(`${example("organization")}\nreaders: { membersReadTheirOwn: true }\n`);
    const [policy] = Object.values(stack.all("aws_s3_bucket_policy")).filter(({ policy }) =>
      /MembersReadLogs/.test(policy),
    );
    expect(policy?.policy).toContain("AWSLogs/o-exampleorgid/$${aws:PrincipalAccount}/*");
  });
});

describe("deployed by a delegated administrator", () => {
  const delegated = build(
    example("organization").replace(
      "  logArchive:\n",
      '  delegatedAdministrator: { id: "777777777777", access: { profile: security } }\n  logArchive:\n',
    ),
  );

  test("the trail is made in the delegate's account, and every policy names it as the management account's", () => {
    expect(delegated.only("aws_cloudtrail").provider).toBe("aws.delegated_administrator");
    expect(delegated.json.output.trail_arn.value).toBe("arn:aws:cloudtrail:us-east-1:111111111111:trail/sms-trail");
    const services = statements(delegated).filter(({ statement }) => /^AWSCloudTrail/.test(statement.Sid));
    for (const { statement } of services.filter(({ statement }) => statement.Principal)) {
      expect(statement.Condition.StringEquals["aws:SourceArn"]).toBe(
        "arn:aws:cloudtrail:us-east-1:111111111111:trail/sms-trail",
      );
    }
  });

  test("log group, its key and the role's streams are of the delegate's account", () => {
    expect(JSON.stringify(policyOf(delegated.only("aws_iam_role_policy")))).toContain(
      ":777777777777:log-group:/aws/cloudtrail/sms-trail:log-stream:777777777777_CloudTrail_us-east-1*",
    );
    expect(delegated.all("aws_cloudwatch_log_group").trail_log_group?.provider).toBe("aws.delegated_administrator");
  });

  test("no provider works in the management account", () => {
    expect(delegated.json.provider.aws.map(({ alias }: Block) => alias)).toEqual([
      "delegated_administrator",
      "log_archive",
      "audit",
    ]);
  });
});

describe("with log files of older trails in other buckets", () => {
  const older = build(
    `${minimal}queries: { otherSources: [{ bucketName: old-logs, prefix: old, accountIds: ["444444444444"], lastDay: 2020-12-31 }] }\n`,
  );

  test("each has a table of its own layout and days, and the views read all", () => {
    const tables = Object.values(older.all("aws_glue_catalog_table"));
    const table = tables.find(({ name }) => name === "cloudtrail_logs_2");
    expect(table?.parameters).toMatchObject({
      "projection.log_account.values": "444444444444",
      "projection.delivery_date.range": "2016/11/14,2020/12/31",
      "storage.location.template":
        "s3://old-logs/old/AWSLogs/$${log_account}/CloudTrail/$${log_region}/$${delivery_date}",
    });
    expect(tables.filter(({ name }) => /^cloudtrail_logs/.test(name))).toHaveLength(2);
  });

  test("their owners learn what the audit account must be let do", () => {
    const required: Block[] = JSON.parse(older.json.output.required_statements.value);
    expect(
      required.map(({ resourceArn, statements }) => [resourceArn, statements.map(({ Sid }: Block) => Sid)]),
    ).toEqual([["arn:aws:s3:::old-logs", ["ReadersLocateBucket", "ReadersListLogs", "ReadersReadLogs"]]]);
  });
});

test("grants of Lake Formation stand in the audit account, and there are none unless readers are named", () => {
  const readers = 'queries: { lakeFormation: { readerArns: ["arn:aws:iam::333333333333:role/Analyst"] } }';
  const governed = build(`${example("delegated-administrator")}${readers}\n`);
  const grants = Object.values(governed.all("aws_lakeformation_permissions"));
  expect(grants.map(({ provider, permissions }) => [provider, permissions])).toEqual([
    ["aws.audit", ["DESCRIBE"]],
    ["aws.audit", ["DESCRIBE", "SELECT"]],
  ]);
  expect(grants[0]?.database).toEqual({ name: "${aws_glue_catalog_database.database.name}" });
  expect(organization.all("aws_lakeformation_permissions")).toEqual({});
});

test("settings that ask for several stacks do not become one unsaid", () => {
  const settings = parseSettings(example("accounts"), "sms-trail.yaml");
  expect(() => new MainStack(Testing.app(), "sms-trail", settings)).toThrow(
    new Error("stacks must be one for a MainStack, got: per-account; settingsStacks makes the stacks"),
  );
});
