import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { reports, root } from "./folders.mjs";

const require = createRequire(import.meta.url);

/**
 * Writes a cdktf program as a person without our modules would: one `new` for each resource of the main stack, by the
 * provider's own classes (imported one by one), every value spelled out. It is made from what the main stack synthesizes, and
 * it must synthesize the same again, or the comparison would not be fair: that is checked here.
 *
 * @returns the program's path
 */
export function writeHandwrittenSynth(main) {
  const program = join(reports, "handwritten-synth.js");
  const stacks = synthesize(main.args, main.env);
  writeFileSync(program, programText(stacks));
  const again = synthesize([program], { CDKTF_OUTDIR: join(reports, "handwritten.out") });
  for (const [name, stack] of Object.entries(stacks))
    if (canonical(stack) !== canonical(again[name]))
      throw new Error(`the hand-written program synthesizes another ${name}: compare ${reports}`);
  return program;
}

/** Runs a program and reads the stacks that it synthesized. */
function synthesize(args, env) {
  rmSync(env.CDKTF_OUTDIR, { recursive: true, force: true });
  execFileSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const folder = join(env.CDKTF_OUTDIR, "stacks");
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name, "cdk.tf.json"), "utf8"))]),
  );
}

function programText(stacks) {
  const imports = new Map([
    ["cdktf", new Set(["App", "TerraformIterator", "TerraformLocal", "TerraformOutput", "TerraformStack"])],
  ]);
  const bodies = Object.entries(stacks).map(([name, stack]) => stackText(name, stack, imports));
  const requires = [...imports].map(
    ([module, names]) => `const { ${[...names].join(", ")} } = require(${JSON.stringify(module)});`,
  );
  return `${requires.join("\n")}\n\nconst app = new App();\n{\n${bodies.join("}\n{\n")}}\napp.synth();\n`;
}

function stackText(name, { terraform, provider = {}, locals = {}, data = {}, resource = {}, output = {} }, imports) {
  const lines = [`const stack = new TerraformStack(app, ${JSON.stringify(name)});`];
  const used = new Set();
  const create = (className, id, config) => {
    // two constructs of a stack have two names; Terraform knows them by type and name
    const name = used.has(id) ? `${className}-${id}` : id;
    used.add(name);
    const rename = name === id ? "" : `.overrideLogicalId(${JSON.stringify(id)})`;
    lines.push(`new ${className}(stack, ${JSON.stringify(name)}, ${config})${rename};`);
  };
  const providers = new Map();
  for (const config of Object.values(provider).flat()) {
    const id = config.alias ?? "aws";
    providers.set(config.alias ? `aws.${config.alias}` : "aws", `providers_${providers.size}`);
    lines.push(`const ${[...providers.values()].at(-1)} =`);
    create(classOf("aws", imports), id, configText(config, providers));
  }
  for (const [id, value] of Object.entries(locals)) create("TerraformLocal", id, JSON.stringify(value));
  for (const [kind, blocks] of [
    ["data_", data],
    ["", resource],
  ])
    for (const [type, things] of Object.entries(blocks))
      for (const [id, config] of Object.entries(things))
        create(classOf(kind + type, imports), id, configText(config, providers));
  for (const [id, config] of Object.entries(output)) create("TerraformOutput", id, configText(config, providers));
  for (const [key, value] of Object.entries(terraform))
    lines.push(`stack.addOverride(${JSON.stringify(`terraform.${key}`)}, ${JSON.stringify(value)});`);
  return `${lines.join("\n")}\n`;
}

/** The provider's class of a resource type, imported from its own module. */
function classOf(type, imports) {
  const file = type === "aws" ? "provider" : type.replace(/^(data_)?aws_/, "$1").replaceAll("_", "-");
  const module = `@cdktf/provider-aws/lib/${file}`;
  const wanted = type.replace(/^data_/, "");
  const [name] = Object.entries(require(module)).find(([, value]) => value?.tfResourceType === wanted) ?? [];
  if (name === undefined) throw new Error(`no class for ${type} in ${module}`);
  imports.set(module, (imports.get(module) ?? new Set()).add(name));
  return name;
}

/** Members whose keys are the user's own and not the provider's. */
const maps = new Set(["tags", "parameters", "variables"]);

function configText(config, providers) {
  const { "//": _, provider, depends_on: dependsOn, for_each: forEach, ...attributes } = config;
  const members = Object.entries(camelCase(attributes)).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  if (forEach) members.push(`"forEach": TerraformIterator.fromMap(${JSON.stringify(forEach)})`);
  if (provider) members.push(`"provider": ${providers.get(provider)}`);
  if (dependsOn) members.push(`"dependsOn": ${JSON.stringify(dependsOn.map((fqn) => ({ fqn })))}`);
  return `{ ${members.join(", ")} }`;
}

function camelCase(value) {
  if (Array.isArray(value)) return value.map(camelCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.replaceAll(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase()),
      maps.has(key) && !Array.isArray(member) ? member : camelCase(member),
    ]),
  );
}

/** A stack as text, whatever the order of its members, without cdktf's own remarks. */
function canonical(value) {
  return JSON.stringify(value, (key, member) =>
    key === "//"
      ? undefined
      : member && typeof member === "object" && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort())
        : member,
  );
}
