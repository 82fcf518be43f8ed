import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const launcher = join(root, "cli", "bin", "sms-trail.mjs");

/** Code blocks of one language, without their fences. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(([, block = ""]) => block);
}

/** What `npx sms-trail …` prints, run in `folder` as a shell would read the line. */
function smsTrail(line: string, folder: string): string {
  const words = line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', "")) ?? [];
  return execFileSync(process.execPath, [launcher, ...words.slice(2)], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

const commands = blocks("sh").flatMap((block) => block.trim().split("\n"));
const ours = commands.filter((line) => line.startsWith("npx sms-trail "));

describe("the README", () => {
  const folder = mkdtempSync(join(tmpdir(), "sms-trail-readme-"));
  copyFileSync(join(root, "sms-trail.yaml"), join(folder, "sms-trail.yaml"));

  test("names no command that neither this test nor .ci/run runs", () => {
    expect(commands.filter((line) => !ours.includes(line))).toEqual([
      "npm ci && npm run demo",
      "npm ci && npm test",
      // the integration suite deploys by the CDKTF CLI
      "npx cdktf-cli@0.21.0 deploy sms-trail",
    ]);
  });

  test("has code blocks in languages that are run or type-checked", () => {
    expect(new Set([...readme.matchAll(/^```(\w+)$/gm)].map(([, language]) => language))).toEqual(
      new Set(["sh", "ts", "sql", "text"]),
    );
  });

  test("shows commands that do what it says", () => {
    const output = ours.map((line) => smsTrail(line, folder));
    expect(output).toHaveLength(5);
    const [checked = "", , listed = "", answered = "", counted = ""] = output;
    expect(checked).toBe("sms-trail.yaml: no problems\n");
    expect(listed).toContain("identity_answers");
    expect(answered).toContain("principal_kind");
    expect(JSON.parse(counted)).toContainEqual({ event_name: "CreateReplicationJob", calls: expect.any(Number) });
  }, 60_000);

  test.each(blocks("sql"))("shows SQL that runs", (sql) => {
    expect(() => smsTrail(`npx sms-trail query --logs sample-logs --sql "${sql}"`, folder)).not.toThrow();
  });
});
