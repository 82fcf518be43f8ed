import * as fs from "node:fs";
import * as path from "node:path";
import { savedQueries } from "../../queries/saved-queries";
import { environment } from "./support/environment";
import { markdownBlocks } from "./support/markdown-blocks";
import { runCommand } from "./support/run-command";

const log = "packaging";
const { root } = environment;
const consumer = path.join(environment.work, log);
const modules = path.join(root, "node_modules");
const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
const inConsumer = { cwd: consumer, log };

/** What a consumer has of its own; linked, because installing it anew would take minutes. */
const peers = ["cdktf", "constructs", "@cdktf", "typescript", "@types"];

let packed: string[];

/** Both packages, packed as for the registry and installed from their tarballs into an empty project. */
beforeAll(async () => {
  fs.mkdirSync(consumer, { recursive: true });
  const pack = ["pack", "--json", "--pack-destination", consumer];
  // run.mjs has built it: built once more it would be gone for a moment, under the other scenarios
  const project = JSON.parse(
    jsonOf((await runCommand("npm", [...pack, "--ignore-scripts"], { cwd: root, log })).stdout),
  );
  packed = project[0].files.map((file: { path: string }) => file.path);
  const cli = JSON.parse(jsonOf((await runCommand("npm", [...pack, "-w", "cli"], { cwd: root, log })).stdout));
  fs.writeFileSync(
    path.join(consumer, "package.json"),
    JSON.stringify({ name: "consumer", private: true, type: "commonjs" }),
  );
  const tarballs = [project, cli].map(([{ filename }]) => `./${filename}`);
  await runCommand(
    "npm",
    ["install", "--legacy-peer-deps", "--prefer-offline", "--no-audit", "--no-fund", ...tarballs],
    inConsumer,
  );
  for (const peer of peers) {
    fs.rmSync(path.join(consumer, "node_modules", peer), { recursive: true, force: true });
    fs.symlinkSync(path.join(modules, peer), path.join(consumer, "node_modules", peer));
  }
  fs.copyFileSync(path.join(root, "sms-trail.yaml"), path.join(consumer, "sms-trail.yaml"));
});

test("the package holds the compiled modules and the SQL, and nothing else of the repository", () => {
  const allowed =
    /^(out\/(main|modules|queries)|queries\/.*\.sql$|(package|settings\.schema)\.json$|(README|CHANGELOG)\.md$|LICENSE$)/;
  expect(packed.filter((file) => !allowed.test(file))).toEqual([]);
  expect(packed).toEqual(expect.arrayContaining(["queries/views/migration_events.sql", "out/modules/main-stack.d.ts"]));
});

test("saved queries and their SQL are the same from source, from out/ and from the installed tarball", async () => {
  const print =
    "process.stdout.write(JSON.stringify(require(process.argv[1]).savedQueries().map(({ id, sql }) => [id, sql])))";
  const load = async (file: string) => JSON.parse((await runCommand("node", ["-e", print, file], inConsumer)).stdout);
  const source = savedQueries().map(({ id, sql }) => [id, sql]);
  expect(source.length).toBeGreaterThanOrEqual(10);
  expect(await load(path.join(root, "out/queries/index.js"))).toEqual(source);
  expect(await load("cdktf-sms-trail/queries")).toEqual(source);
});

const programs: readonly (readonly [string, string])[] = [
  ...readmePrograms(),
  ...examplePrograms(),
  [
    "every-import",
    `import { LogArchive } from "cdktf-sms-trail/log-archive";
     import { AuditTrail } from "cdktf-sms-trail/audit-trail";
     import { LogQueries } from "cdktf-sms-trail/log-queries";
     import { MainStack } from "cdktf-sms-trail/main-stack";
     import { MemberTrail } from "cdktf-sms-trail/member-trail";
     import { LogDeliveryQueue } from "cdktf-sms-trail/log-delivery-queue";
     import * as guardrails from "cdktf-sms-trail/guardrail-statements";
     import { logLayout } from "cdktf-sms-trail/log-layout";
     import { savedQueries, renderQuery } from "cdktf-sms-trail/queries";
     import { parseSettings, type Settings } from "cdktf-sms-trail/settings";
     const parts: Function[] = [LogArchive, AuditTrail, LogQueries, MemberTrail, LogDeliveryQueue, MainStack, parseSettings];
     const settings: Settings | undefined = undefined;
     const sql: string[] = savedQueries().map((query) => renderQuery(query));
     if (parts.length + sql.length + Object.keys(guardrails).length < 60 || settings !== undefined) throw new Error("something is missing");
     if (logLayout({ bucketName: "b" }).root !== "AWSLogs/") throw new Error("wrong root");`,
  ],
];

/** Stacks of the programs that have not one. */
const stacksOf: Readonly<Record<string, number>> = {
  "every-import": 0,
  "example-three-stacks": 3,
  "example-member-trails": 4,
};

test.each([
  ["node", "commonjs"],
  ["nodenext", "nodenext"],
])(
  "the README's programs, the examples and every import type-check and run with moduleResolution %s",
  async (moduleResolution, module) => {
    const folder = path.join(consumer, moduleResolution);
    fs.mkdirSync(folder);
    for (const [name, text] of programs) fs.writeFileSync(path.join(folder, `${name}.ts`), text);
    const compilerOptions = {
      module,
      moduleResolution,
      target: "es2022",
      strict: true,
      skipLibCheck: true,
      types: ["node"],
    };
    fs.writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    await runCommand("node", [path.join(modules, "typescript/bin/tsc"), "-p", folder], inConsumer);
    for (const [name] of programs) {
      const cwd = path.join(folder, name);
      fs.mkdirSync(cwd);
      fs.copyFileSync(path.join(root, "sms-trail.yaml"), path.join(cwd, "sms-trail.yaml"));
      await runCommand("node", [path.join(folder, `${name}.js`)], { cwd, log });
      const stacks = path.join(cwd, "cdktf.out/stacks");
      const synthesized = fs.existsSync(stacks) ? fs.readdirSync(stacks) : [];
      expect([name, synthesized.length]).toEqual([name, stacksOf[name] ?? 1]);
    }
  },
);

test("the installed command line answers over a sample, as the README shows it", async () => {
  const npx = (line: string) => runCommand("sh", ["-c", line.replace(/^npx /, "npx --no-install ")], inConsumer);
  const done: string[] = [];
  for (const line of shellLines()) {
    if (!line.startsWith("npx sms-trail ")) continue;
    await npx(line);
    done.push(line);
  }
  expect(done.length).toBeGreaterThan(3);
  for (const sql of markdownBlocks(readme, "sql")) {
    const args = ["--no-install", "sms-trail", "query", "--logs", "sample-logs", "--format", "json", "--sql", sql];
    expect(JSON.parse((await runCommand("npx", args, inConsumer)).stdout)).toEqual(expect.any(Array));
  }
});

test("every other command of the README is one that this project's checks run", () => {
  const elsewhere = [
    // .ci/run
    "npm ci && npm run demo",
    "npm ci && npm test",
    "npm run check",
    "npm run test:integration",
    // single-account.test.ts, by the CLI's own name
    "npx cdktf-cli@0.21.0 deploy sms-trail",
  ];
  const unknown = shellLines().filter((line) => !line.startsWith("npx sms-trail ") && !elsewhere.includes(line));
  expect(unknown).toEqual([]);
});

function shellLines(): string[] {
  return markdownBlocks(readme, "sh")
    .flatMap((block) => block.trim().split("\n"))
    .filter((line) => !line.startsWith("#"));
}

/** The programs below examples/, by the name of their folder. */
function examplePrograms(): (readonly [string, string])[] {
  const examples = path.join(root, "examples");
  return fs
    .readdirSync(examples)
    .map((name) => [name, path.join(examples, name, "main.ts")] as const)
    .filter(([, file]) => fs.existsSync(file))
    .map(([name, file]) => [`example-${name}`, fs.readFileSync(file, "utf8")] as const);
}

/** The README's programs, but for those that it quotes from examples/. */
function readmePrograms(): (readonly [string, string])[] {
  const quoted = examplePrograms().map(([, text]) => text);
  return markdownBlocks(readme, "ts")
    .map((block, at) => [`readme-${at + 1}`, block] as const)
    .filter(([, block]) => !quoted.includes(block));
}

/** npm prints what its scripts print before the JSON. */
function jsonOf(output: string): string {
  return output.slice(output.search(/^[[{]/m));
}
