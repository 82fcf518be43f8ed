import { readFileSync } from "node:fs";
import { join } from "node:path";
import { savedQueries } from "../../queries/saved-queries";
import { logFolder, removeFolders, runCli } from "./support/run-cli";

afterAll(removeFolders);

const { version } = JSON.parse(readFileSync(join(__dirname, "../../cli/package.json"), "utf8")) as { version: string };

test("--version prints the version", async () => {
  expect(await runCli("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test.each([
  [["--help"]],
  [["help"]],
  [["query", "--help"]],
  [["queries", "-h"]],
  [["settings", "--help"]],
  [["logs", "--help"]],
])("%j prints help", async (args) => {
  const { code, stdout, stderr } = await runCli(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/Usage: npx sms-trail/);
});

test("no command prints help on stderr and fails", async () => {
  const { code, stdout, stderr } = await runCli();
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("Usage: npx sms-trail <command>");
});

test("queries lists every saved query", async () => {
  const { stdout } = await runCli("queries");
  for (const { id, category, question } of savedQueries()) {
    expect(stdout).toContain(category);
    expect(stdout).toMatch(new RegExp(`^  ${id} +`, "m"));
    expect(stdout).toContain(question);
  }
  const listed = JSON.parse((await runCli("queries", "--format", "json")).stdout) as {
    id: string;
    columns: unknown[];
  }[];
  expect(listed.map(({ id }) => id)).toEqual(savedQueries().map(({ id }) => id));
  expect(listed.every(({ columns }) => columns.length > 0)).toBe(true);
});

test("queries lists with the settings of a deployment the partitions that each reads there", async () => {
  const settings = (queries: string) => {
    const folder = logFolder({
      "settings.yaml": `homeRegion: us-east-1\naccounts: { management: { id: "111111111111" } }\nlogBucket: { name: logs }\nqueries: { regions: [us-east-1, us-west-2], firstDay: 2020-01-01, lastDay: 2020-12-31${queries} }\n`,
    });
    return join(folder, "settings.yaml");
  };
  const partitions = async (queries: string) => {
    const { stdout } = await runCli("queries", "--format", "json", "--settings", settings(queries));
    const listed = JSON.parse(stdout) as { id: string; partitions: number }[];
    return Object.fromEntries(listed.map((query) => [query.id, query.partitions]));
  };
  expect(await partitions("")).toMatchObject({ root_use: 732, trail_tampering: 732 });
  expect(await partitions(", period: { from: 2020-12-01 }")).toMatchObject({ root_use: 62, trail_tampering: 62 });
  expect(await partitions(", curated: { migrationViews: curated }")).toMatchObject({
    root_use: 0,
    trail_tampering: 732,
  });
});

test("settings check takes a right file and tells the problems of a wrong one by line", async () => {
  const right = join(__dirname, "../../sms-trail.yaml");
  expect(await runCli("settings", "check", right)).toEqual({ code: 0, stdout: `${right}: no problems\n`, stderr: "" });
  const folder = logFolder({
    "wrong.yaml": "homeRegion: nowhere\n",
    "empty.yaml": "",
    "two.yaml": "a: 1\n---\nb: 2\n",
  });
  for (const name of ["wrong.yaml", "empty.yaml", "two.yaml", "none.yaml"]) {
    const { code, stdout, stderr } = await runCli("settings", "check", `${folder}/${name}`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^${folder}/${name}:\\d+:\\d+: `));
  }
});

test("settings schema prints the JSON Schema", async () => {
  const { code, stdout } = await runCli("settings", "schema");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    type: "object",
    required: expect.arrayContaining(["homeRegion"]) as unknown,
  });
});

test("logs sample writes a tree that the saved queries answer over", async () => {
  const out = logFolder({});
  const sample = ["--seed", "7", "--accounts", "2", "--days", "4", "--events-per-day", "20"];
  const { code, stdout, stderr } = await runCli("logs", "sample", "--out", out, ...sample);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^[\d,]+ events of 2 accounts in [\d,]+ log files, \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d: /);
  const answers = await runCli("query", ...savedQueries().map(({ id }) => id), "--logs", out, "--format", "json");
  expect(answers.code).toBe(0);
  expect(answers.stderr).toMatch(/^sms-trail: left out, as they hold no records of calls: \d+ digest files\n$/);
  const { timeline } = JSON.parse(answers.stdout) as { timeline: unknown[] };
  expect(timeline.length).toBeGreaterThan(10);
});
