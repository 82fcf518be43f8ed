import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { getDotPath, parse, safeParse } from "valibot";
import { settingsSchema } from "../../modules/settings/settings-schema";
import type { JsonSchema } from "../../modules/settings/settings-json-schema";
import { keysAt, schemaAt, settingsJsonSchema } from "../../modules/settings/settings-json-schema";
import { problemsWith } from "./support/settings-text";
import { settingPaths, settingsTable } from "./support/settings-table";

const root = join(__dirname, "../..");
const paths = settingPaths(settingsJsonSchema()).filter((path) => !path.includes("[]"));
const at = (path: string): JsonSchema | undefined =>
  schemaAt(path.split("."), path.startsWith("backend.") ? { backend: { type: "s3" } } : {});

describe("the JSON Schema for editors", () => {
  test("is the committed settings.schema.json; if not: npx sms-trail settings schema > settings.schema.json", () => {
    const committed = JSON.parse(readFileSync(join(root, "settings.schema.json"), "utf8")) as unknown;
    expect(committed).toEqual(settingsJsonSchema());
  });

  test("refuses unknown keys wherever it lists keys", () => {
    const open: string[] = [];
    const visit = (schema: JsonSchema, path: string): void => {
      if (schema.properties && schema.additionalProperties !== false) open.push(path);
      for (const [key, child] of Object.entries(schema.properties ?? {})) visit(child, `${path}.${key}`);
      if (schema.items) visit(schema.items, `${path}[]`);
      for (const variant of schema.oneOf ?? []) visit(variant, path);
    };
    visit(settingsJsonSchema(), "");
    expect(open).toEqual([]);
  });

  test.each(paths)("describes %s in a sentence", (path) => {
    expect(at(path)?.description).toMatch(/^[A-Za-z].*\.$/);
  });

  test.each(
    paths.flatMap((path) => (at(path)?.examples ?? []).map((example) => [path, JSON.stringify(example)] as const)),
  )("gives an example of %s that is no fault by itself: %s", (path, example) => {
    const problems = problemsWith({ [path]: example }).filter(
      (problem) => problem.startsWith(`${path}:`) && !/must be a role of account|must be the same/.test(problem),
    );
    expect(problems).toEqual([]);
  });

  test("is never stricter in its patterns than the settings are", () => {
    for (const path of paths) {
      const pattern = at(path)?.pattern;
      if (!pattern) continue;
      fc.assert(
        fc.property(fc.stringMatching(new RegExp(pattern)), fc.string(), (like, any) => {
          for (const text of [like, any, like.toUpperCase(), like.slice(1)]) {
            const { issues = [] } = safeParse(settingsSchema, nested(path, text));
            const refused = issues.some((issue) => getDotPath(issue) === path);
            expect(refused || new RegExp(pattern).test(text) || text.startsWith("arn:")).toBe(true);
          }
        }),
        { numRuns: 25 },
      );
    }
  });

  test("knows the keys of each variant", () => {
    expect(keysAt(["backend"], { backend: { type: "local" } })).toEqual(["type"]);
    expect(keysAt(["backend"], { backend: {} })).toEqual(["type", "bucket", "key", "region", "profile", "kmsKeyId"]);
    expect(keysAt(["backend"], { backend: { type: "gcs" } })).toContain("bucket");
    expect(keysAt(["no", "such"], {})).toEqual([]);
  });

  test("has the same defaults as the settings", () => {
    const least = parse(settingsSchema, {
      homeRegion: "us-east-1",
      accounts: { management: { id: "111111111111" } },
      logBucket: { name: "example-logs" },
    });
    expect(settingsJsonSchema().properties).toMatchObject({
      partition: { default: least.partition },
      trailName: { default: least.trailName },
      disposable: { default: least.disposable },
      backend: { default: least.backend },
    });
  });
});

describe("docs/settings.md", () => {
  const page = readFileSync(join(root, "docs/settings.md"), "utf8").replace(/ +/g, " ");

  test.each(settingsTable(settingsJsonSchema()))("has the row %s", (row) => {
    expect(page).toContain(row.replace(/ +/g, " "));
  });

  test("has no row for a setting that does not exist", () => {
    const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
    expect(rows).toEqual(settingPaths(settingsJsonSchema()));
  });
});

function nested(path: string, value: unknown): unknown {
  const least = {
    homeRegion: "us-east-1",
    accounts: { management: { id: "111111111111" } },
    logBucket: { name: "abc" },
  };
  const tree: Record<string, unknown> = structuredClone(least);
  if (path.startsWith("backend.")) tree["backend"] = { type: "s3" };
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let parent = tree;
  for (const key of keys) parent = (parent[key] ??= {}) as Record<string, unknown>;
  parent[last] = value;
  return tree;
}
