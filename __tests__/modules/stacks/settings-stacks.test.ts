import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { parseSettings } from "../../../modules/settings/settings";
import { statefulAddresses } from "../../../modules/main-stack-addresses";
import { settingsStacks } from "../../../modules/stacks/settings-stacks";
import { synthesized, type Block, type Synthesized } from "../../support/synthesized";

const example = (name: string) => readFileSync(join(__dirname, "../../../examples", name, "sms-trail.yaml"), "utf8");

/** The stacks by name, each with the names of those that it waits for. */
function build(text: string): Record<string, Synthesized & { readonly waitsFor: readonly string[] }> {
  const stacks = settingsStacks(Testing.app(), "sms-trail", parseSettings(text, "sms-trail.yaml"));
  return Object.fromEntries(
    stacks.map((stack) => [
      stack.node.id,
      { ...synthesized(stack), waitsFor: stack.dependencies.map(({ node }) => node.id) },
    ]),
  );
}

const stacks = build(example("three-stacks"));
const archive = stacks["sms-trail-log-archive"];
const trail = stacks["sms-trail-trail"];
const queries = stacks["sms-trail-queries"];

test("one stack is the default", () => {
  expect(Object.keys(build(example("organization")))).toEqual(["sms-trail"]);
});

describe("a stack for each account", () => {
  test("comes after the log archive's", () => {
    expect(Object.entries(stacks).map(([name, { waitsFor }]) => [name, waitsFor])).toEqual([
      ["sms-trail-log-archive", []],
      ["sms-trail-trail", ["sms-trail-log-archive"]],
      ["sms-trail-queries", ["sms-trail-log-archive"]],
    ]);
  });

  test("has the credentials of its account and of no other", () => {
    const provider = (accountId: string) => [
      {
        region: "eu-central-1",
        allowed_account_ids: [accountId],
        assume_role: [{ role_arn: `arn:aws:iam::${accountId}:role/sms-trail-deploy` }],
      },
    ];
    expect(archive?.json.provider.aws).toEqual(provider("222222222222"));
    expect(trail?.json.provider.aws).toEqual(provider("111111111111"));
    expect(queries?.json.provider.aws).toEqual(provider("333333333333"));
  });

  test("has a state of its own and reads no other's", () => {
    const keys = Object.values(stacks).map(({ json }) => json.terraform.backend.s3.key);
    expect(keys).toEqual([
      "sms-trail/log-archive/terraform.tfstate",
      "sms-trail/trail/terraform.tfstate",
      "sms-trail/queries/terraform.tfstate",
    ]);
    for (const { json } of Object.values(stacks)) expect(json).not.toHaveProperty("data");
  });

  test("has outputs of its own", () => {
    expect(Object.values(stacks).map(({ json }) => Object.keys(json.output))).toEqual([
      [
        "delivery_queue_url",
        "delivery_topic_arn",
        "log_bucket",
        "log_key_arn",
        "resource_control_policy",
        "service_control_policy",
      ],
      ["trail_arn"],
      ["database", "table", "workgroup"],
    ]);
  });

  test("pins the versions that the settings name", () => {
    const { "sms-trail-queries": pinned } = build(
      `${example("three-stacks")}terraform: { awsProviderVersion: 6.1.0, requiredVersion: ">= 1.11" }\n`,
    );
    expect(pinned?.json.terraform.required_version).toBe(">= 1.11");
    expect(pinned?.json.terraform.required_providers.aws.version).toBe("6.1.0");
  });

  test("gives what holds data the addresses that it has in one stack", () => {
    const one = build(example("three-stacks").replace("stacks: per-account", "stacks: one"))["sms-trail"];
    const all = Object.values(stacks).flatMap(({ addresses }) => addresses);
    expect(all.sort()).toEqual(one?.addresses);
    const names = all.map((address) => address.slice(address.indexOf(".") + 1));
    const frozen = Object.entries(statefulAddresses).filter(([path]) => !path.includes("/Curated/"));
    expect(names).toEqual(expect.arrayContaining(frozen.map(([, address]) => address)));
  });

  test("fills a curated table with the help of the log key that a variable names, and asks for none without", () => {
    const text = `${example("three-stacks")}queries: { curated: {} }\n`;
    const { "sms-trail-queries": queries } = build(text);
    expect(Object.keys(queries?.json.variable)).toEqual(["log_key_arn"]);
    expect(queries?.at("aws_iam_role_policy", "Curated/FillRole/Policy").policy).toContain("${var.log_key_arn}");
    expect(queries?.addresses).toContain("aws_s3_bucket.curated_bucket");
    expect(stacks["sms-trail-queries"]?.json.variable).toBeUndefined();
  });

  test("holds the same as one stack, but for the key that a variable names and what to wait for", () => {
    const one = build(example("three-stacks").replace("stacks: per-account", "stacks: one"))["sms-trail"];
    const without = (blocks: Record<string, Record<string, Block>>) =>
      Object.fromEntries(
        Object.entries(blocks).map(([type, byName]) => [
          type,
          Object.fromEntries(
            Object.entries(byName).map(([name, { provider: _, ...block }]) => [
              name,
              type === "aws_cloudtrail" ? { ...block, kms_key_id: "…", depends_on: "…" } : block,
            ]),
          ),
        ]),
      );
    const merged: Record<string, Record<string, Block>> = {};
    for (const { json } of Object.values(stacks)) {
      for (const [type, byName] of Object.entries<Record<string, Block>>(json.resource)) {
        merged[type] = { ...merged[type], ...byName };
      }
    }
    expect(without(merged)).toEqual(without(one?.json.resource));
  });
});

describe("the archive's key in another stack", () => {
  test("is a variable that takes no other account's key", () => {
    expect(trail?.only("aws_cloudtrail").kms_key_id).toBe("${var.log_key_arn}");
    expect(trail?.json.variable).toEqual({
      log_key_arn: {
        type: "string",
        nullable: false,
        description: "Output log_key_arn of the log archive's stack",
        validation: [
          {
            condition: '${startswith(var.log_key_arn, "arn:aws:kms:eu-central-1:222222222222:key/")}',
            error_message:
              "The value must be the output log_key_arn of the log archive's stack: arn:aws:kms:eu-central-1:222222222222:key/ and an id.",
          },
        ],
      },
    });
  });

  test("is a value where the landing zone made it", () => {
    const keyArn = "arn:aws:kms:eu-central-1:222222222222:key/11111111-2222-3333-4444-555555555555";
    const { "sms-trail-trail": given } = build(`${example("three-stacks")}existing: { keyArn: "${keyArn}" }\n`);
    expect(given?.only("aws_cloudtrail").kms_key_id).toBe(keyArn);
    expect(given?.json).not.toHaveProperty("variable");
  });
});

describe("what the landing zone has already, in a stack for each account", () => {
  const existing = build(`${example("existing")}stacks: per-account\n`);

  test("makes no trail's stack where the trail is given", () => {
    expect(Object.keys(existing)).toEqual(["sms-trail-log-archive", "sms-trail-queries"]);
  });

  test("has the statements for its owners as outputs of the stack that needs them", () => {
    const kinds = (stack: Synthesized | undefined) =>
      JSON.parse(stack?.json.output.required_statements.value.replaceAll("$${", "${")).map(
        ({ resourceArn }: Block) => resourceArn,
      );
    expect(kinds(existing["sms-trail-log-archive"])).toEqual([
      "arn:aws:s3:::example-landing-zone-logs",
      "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555",
      "arn:aws:sns:us-east-1:222222222222:landing-zone-log-delivery",
    ]);
    expect(kinds(existing["sms-trail-queries"])).toEqual(["arn:aws:s3:::example-old-logs"]);
  });
});

test("a bucket of access logs of the same account is used across stacks, and one of another account is not", () => {
  const together = `
homeRegion: us-east-1
stacks: per-account
accounts: { management: { id: "111111111111" } }
logBucket: { name: logs }
`;
  const target = (text: string) =>
    build(text)["sms-trail-queries"]?.at("aws_s3_bucket_logging", "ResultsBucket/AccessLogging").target_bucket;
  expect(target(together)).toBe("logs-access-logs");
  expect(target(example("three-stacks"))).toBe("${aws_s3_bucket.query_results_access_log_bucket.bucket}");
});

describe("accounts with a trail each", () => {
  const accounts = build(example("accounts"));

  test("have a stack each, in the order of their ids, and closed ones have none", () => {
    expect(Object.entries(accounts).map(([name, { waitsFor }]) => [name, waitsFor])).toEqual([
      ["sms-trail-log-archive", []],
      ["sms-trail-trail", ["sms-trail-log-archive"]],
      ["sms-trail-trail-222222222222", ["sms-trail-log-archive"]],
      ["sms-trail-trail-444444444444", ["sms-trail-log-archive"]],
      ["sms-trail-trail-555555555555", ["sms-trail-log-archive"]],
      ["sms-trail-queries", ["sms-trail-log-archive"]],
    ]);
  });

  test("record themselves alone, below their own folder, with their own log group", () => {
    const stack = accounts["sms-trail-trail-444444444444"];
    expect(stack?.json.provider.aws[0].allowed_account_ids).toEqual(["444444444444"]);
    expect(stack?.only("aws_cloudtrail")).toMatchObject({
      name: "sms-trail",
      is_organization_trail: false,
      s3_bucket_name: "example-central-logs",
      sns_topic_name: "arn:aws:sns:eu-central-1:222222222222:sms-trail-log-delivery",
      kms_key_id: "${var.log_key_arn}",
    });
    expect(stack?.json.output.trail_arn.value).toBe("arn:aws:cloudtrail:eu-central-1:444444444444:trail/sms-trail");
    expect(stack?.addresses).toEqual(trail?.addresses);
  });

  test("name the topic of their own account by its name", () => {
    expect(accounts["sms-trail-trail-222222222222"]?.only("aws_cloudtrail").sns_topic_name).toBe(
      "sms-trail-log-delivery",
    );
  });

  test("are all in the table, closed ones too", () => {
    expect(accounts["sms-trail-queries"]?.all("aws_glue_catalog_table").table?.parameters).toMatchObject({
      "projection.log_account.values": "111111111111,222222222222,444444444444,555555555555,666666666666",
      "storage.location.template":
        "s3://example-central-logs/AWSLogs/$${log_account}/CloudTrail/$${log_region}/$${delivery_date}",
    });
  });

  test("deliver below Control Tower's prefix, if that is the layout", () => {
    const text = example("accounts").replace(
      "name: example-central-logs",
      "name: example-central-logs\n  prefix: o-exampleorgid",
    );
    const controlTower = build(text);
    expect(controlTower["sms-trail-trail-444444444444"]?.only("aws_cloudtrail").s3_key_prefix).toBe("o-exampleorgid");
    expect(
      controlTower["sms-trail-queries"]?.all("aws_glue_catalog_table").table?.parameters["storage.location.template"],
    ).toBe(
      "s3://example-central-logs/o-exampleorgid/AWSLogs/$${log_account}/CloudTrail/$${log_region}/$${delivery_date}",
    );
  });
});

describe("policies for the organization's owner", () => {
  const guard = 'tamperGuard: { exceptPrincipalArns: ["arn:aws:iam::222222222222:role/sms-trail-deploy"] }\n';
  const policies = (text: string): Record<string, Block[]> =>
    Object.fromEntries(
      Object.values(build(text))
        .flatMap(({ json }) => Object.entries<Block>(json.output))
        .filter(([name]) => name.endsWith("_control_policy"))
        .map(([name, { value }]) => [name, JSON.parse(value).Statement]),
    );

  test("name the trail of every account that has its own, and spare the roles that make them", () => {
    const found = policies(`${example("accounts")}${guard}`);
    expect(Object.keys(found)).toEqual(["service_control_policy"]);
    expect(found.service_control_policy?.[0]).toMatchObject({
      Resource: "arn:aws:cloudtrail:eu-central-1:*:trail/sms-trail",
      Condition: {
        ArnNotLike: {
          "aws:PrincipalArn": ["111111111111", "222222222222", "444444444444", "555555555555"].map(
            (account) => `arn:aws:iam::${account}:role/sms-trail-deploy`,
          ),
        },
      },
    });
  });

  test("keep the archive within the organization whose accounts it lets in", () => {
    const admitted = example("accounts").replace("admit: listed-accounts", "admit: o-exampleorgid");
    const found = policies(`${admitted}${guard}`);
    expect(found.service_control_policy?.[0]?.Resource).toBe("arn:aws:cloudtrail:eu-central-1:*:trail/sms-trail");
    expect(found.resource_control_policy?.[0]?.Condition.StringNotEqualsIfExists).toEqual({
      "aws:PrincipalOrgID": "o-exampleorgid",
    });
  });

  test("spare the role of a delegate, which they bind, and not that of the management account, which they never do", () => {
    const delegated = example("delegated-administrator").replace(
      "access: { profile: security }",
      'access: { role: "arn:aws:iam::777777777777:role/sms-trail-deploy" }',
    );
    const spared = (text: string) =>
      policies(text).service_control_policy?.[0]?.Condition.ArnNotLike["aws:PrincipalArn"];
    expect(spared(`${delegated}${guard}`)).toEqual([
      "arn:aws:iam::222222222222:role/sms-trail-deploy",
      "arn:aws:iam::777777777777:role/sms-trail-deploy",
    ]);
    expect(spared(example("three-stacks"))).toBe("arn:aws:iam::222222222222:role/sms-trail-deploy");
  });
});
