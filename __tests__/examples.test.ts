import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { viewNames } from "../queries/views";

const root = join(__dirname, "..");
const examples = ["main-stack", "queries-only"];

/** Runs an example as `node main.js` would, in the repository's root, and reads what it synthesized. */
function synthesize(example: string): Record<string, Record<string, Record<string, unknown>>> {
  const out = mkdtempSync(join(tmpdir(), "sms-trail-example-"));
  process.env.CDKTF_OUTDIR = out;
  try {
    jest.isolateModules(() => void jest.requireActual(join(root, "examples", example, "main")));
  } finally {
    delete process.env.CDKTF_OUTDIR;
  }
  const [stack = ""] = readdirSync(join(out, "stacks"));
  return JSON.parse(readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8"));
}

describe("the example programs", () => {
  test("are all that examples/ holds", () => {
    const programs = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" });
    expect(programs.filter((file) => file.endsWith(".ts")).sort()).toEqual(
      examples.map((name) => join(name, "main.ts")),
    );
  });

  test.each(examples)("%s is quoted whole by the README", (example) => {
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
});
