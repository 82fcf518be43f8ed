import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Testing } from "cdktf";
import { loadSettings } from "../modules/settings/settings";
import { settingsStacks } from "../modules/stacks/settings-stacks";
import { viewNames } from "../queries/views";
import { synthesized } from "./support/synthesized";

const root = join(__dirname, "..");
const quoted = ["main-stack", "queries-only"];
const examples = ["main-stack", "member-trails", "queries-only", "three-stacks"];
const presets = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" })
  .filter((file) => basename(file) === "sms-trail.yaml")
  .map(dirname)
  .sort();

type Stack = Record<string, Record<string, Record<string, unknown>>>;

/** Runs an example as `node main.js` would, in the repository's root, and reads what it synthesized; once, as each is loaded once. */
function synthesizeAll(example: string): Record<string, Stack> {
  const out = mkdtempSync(join(tmpdir(), "sms-trail-example-"));
  process.env.CDKTF_OUTDIR = out;
  try {
    jest.requireActual(join(root, "examples", example, "main"));
  } finally {
    delete process.env.CDKTF_OUTDIR;
  }
  const stacks = readdirSync(join(out, "stacks"));
  const read = (stack: string) => JSON.parse(readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8")) as Stack;
  return Object.fromEntries(stacks.map((stack) => [stack, read(stack)]));
}

/** The only stack of an example. */
function synthesize(example: string): Stack {
  const stacks = Object.values(synthesizeAll(example));
  if (stacks.length !== 1 || stacks[0] === undefined) throw new Error(`${example} has ${stacks.length} stacks`);
  return stacks[0];
}

describe("the example programs", () => {
  test("are all that examples/ holds", () => {
    const programs = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" });
    expect(programs.filter((file) => file.endsWith(".ts")).sort()).toEqual(
      examples.map((name) => join(name, "main.ts")),
    );
  });

  test.each(quoted)("%s is quoted whole by the README", (example) => {
    const program = readFileSync(join(root, "examples", example, "main.ts"), "utf8");
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`\`\`\`ts\n${program}\`\`\`\n`);
  });

  test("main-stack makes a trail", () => {
    expect(Object.keys(synthesize("main-stack").resource?.aws_cloudtrail ?? {})).toHaveLength(1);
  });

  test("queries-only makes tables, views and saved queries, and neither a trail nor a log bucket", () => {
    const { resource = {} } = synthesize("queries-only");
    expect(resource).not.toHaveProperty("aws_cloudtrail");
    expect(Object.keys(resource.aws_glue_catalog_table ?? {})).toHaveLength(1 + viewNames.length);
    expect(Object.values(resource.aws_s3_bucket ?? {})).toEqual([
      expect.objectContaining({ bucket: "example-org-query-results-access-logs" }),
      expect.objectContaining({ bucket: "example-org-query-results" }),
    ]);
  });

  test("three-stacks makes a stack for each account, ordered, that reads no other's state", () => {
    const stacks = synthesizeAll("three-stacks");
    expect(Object.keys(stacks)).toEqual(["log-archive", "queries", "trail"]);
    for (const stack of Object.values(stacks)) expect(JSON.stringify(stack)).not.toContain("terraform_remote_state");
    const [trail = {}] = Object.values(stacks.trail?.resource?.aws_cloudtrail ?? {}) as Record<string, unknown>[];
    expect(trail).toMatchObject({
      kms_key_id: "${var.log_key_arn}",
      sns_topic_name: "arn:aws:sns:eu-central-1:222222222222:sms-trail-log-delivery",
      is_organization_trail: true,
    });
    expect(stacks["log-archive"]?.output).toHaveProperty("log_key_arn");
  });

  test("member-trails makes a trail for each account, and a bucket that lets in all of them", () => {
    const stacks = synthesizeAll("member-trails");
    expect(Object.keys(stacks)).toEqual([
      "log-archive",
      "trail-444444444444",
      "trail-555555555555",
      "trail-666666666666",
    ]);
    const policies = JSON.stringify(stacks["log-archive"]?.resource?.aws_s3_bucket_policy);
    for (const account of ["444444444444", "555555555555", "666666666666"]) {
      expect(stacks[`trail-${account}`]?.resource).toHaveProperty("aws_cloudtrail");
      expect(policies).toContain(`arn:aws:cloudtrail:us-east-1:${account}:trail/sms-trail`);
    }
  });
});

describe("the presets", () => {
  const build = (preset: string) =>
    settingsStacks(Testing.app(), "sms-trail", loadSettings(join(root, "examples", preset, "sms-trail.yaml"))).map(
      synthesized,
    );

  test.each(presets)("%s synthesizes, and is in the list of examples/README.md", (preset) => {
    expect(build(preset).flatMap(({ addresses }) => addresses).length).toBeGreaterThan(10);
    expect(readFileSync(join(root, "examples/README.md"), "utf8")).toContain(`[${preset}](${preset})`);
  });

  test.each([...presets.map((preset) => join("examples", preset)), ""])(
    "%s/sms-trail.yaml is synthesized without a warning",
    (folder) => {
      const stacks = settingsStacks(Testing.app(), "sms-trail", loadSettings(join(root, folder, "sms-trail.yaml")));
      const said = stacks.flatMap((stack) => stack.node.findAll()).flatMap(({ node }) => node.metadata);
      expect(said.filter(({ type }) => /warn|error/.test(type))).toEqual([]);
      expect(said.filter(({ type }) => type === "@cdktf/info").map(({ data }) => String(data))).toContainEqual(
        expect.stringContaining(" partitions until it is edited ("),
      );
    },
  );

  test.each([...new Set([...presets, ...examples])])("%s has a page of its own, with a drawing", (preset) => {
    expect(readFileSync(join(root, "examples", preset, "README.md"), "utf8")).toMatch(
      /^# .*\n[^]*```text\n[^`]*┌[^]*```/,
    );
  });

  test.each(presets)("%s has no ARN of another partition", (preset) => {
    const { partition } = loadSettings(join(root, "examples", preset, "sms-trail.yaml"));
    const arns = JSON.stringify(build(preset).map(({ json }) => json)).match(/arn:aws[a-z-]*:/g) ?? [];
    expect(new Set(arns)).toEqual(new Set([`arn:${partition}:`]));
  });

  test.each(["existing", "control-tower"])("%s makes neither trail, bucket, key nor topic of logs", (preset) => {
    const [stack, ...more] = build(preset);
    if (!stack || more.length > 0) throw new Error(`${preset} has other than one stack`);
    for (const type of ["aws_cloudtrail", "aws_sns_topic", "aws_s3_bucket_object_lock_configuration"]) {
      expect(stack.all(type)).toEqual({});
    }
    expect(stack.json.output).toHaveProperty("required_statements");
  });
});
