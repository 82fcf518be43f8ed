import { transformSync } from "@swc/core";
import * as fs from "node:fs";
import * as path from "node:path";
import { presetFiles } from "../../support/preset-files.cjs";
import { environment } from "./environment";
import { editedProgram, editedSettings, keptFiles, type KeptFiles, type PresetEdit } from "./preset-edits";
import { runCommand } from "./run-command";

/** Every preset of examples/, sorted: settings or a program each. */
export const presetNames: readonly string[] = Object.keys(presetFiles);

/** What tells the accounts of a preset from those of the others. */
export function presetNumber(name: string): number {
  return 1 + presetNames.indexOf(name);
}

/** A stack of a preset, synthesized. */
export interface PresetStack {
  readonly name: string;
  readonly directory: string;
  /** Names of the stacks that come before it. */
  readonly dependencies: readonly string[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- blocks of all kinds
  readonly json: Record<string, any>;
}

/** A preset in accounts, and with names of buckets, of its own, so that all of them can be deployed side by side. */
export interface Preset {
  /** Where it is synthesized, and where Terraform keeps its state. */
  readonly directory: string;
  /** Account of whoever takes on its roles; none of those that it deploys to. */
  readonly deployerId: string;
  /** Synthesizes it as a user would; gives its stacks, each after those that it depends on. */
  synth(edit: PresetEdit): Promise<PresetStack[]>;
  /** What `a-day-longer` is about. */
  readonly kept: KeptFiles;
}

/**
 * @param number tells the accounts of this preset from those of another
 * @param known texts that are known only when the landing zone is there, by what examples/ has for them
 */
export function preset(name: string, number: number, known: Readonly<Record<string, string>> = {}): Preset {
  const directory = path.join(environment.work, "presets", `${name}-${number}`);
  const inPlace = placedText(number);
  const place = (text: string) =>
    inPlace(Object.entries(known).reduce((placed, [from, to]) => placed.replaceAll(from, to), text));
  const read = (...file: string[]) => place(fs.readFileSync(path.join(...file), "utf8"));
  const file = presetFiles[name] ?? "";
  const program = file.endsWith(".ts") ? read(file) : undefined;
  // a program that loads settings loads those that the project has in its root
  const settings =
    program === undefined
      ? read(file)
      : program.includes("sms-trail.yaml")
        ? read(environment.root, "sms-trail.yaml")
        : undefined;
  const edited = (edit: PresetEdit) => ({
    settings: settings === undefined ? undefined : editedSettings(settings, edit),
    program: program === undefined || settings !== undefined ? program : editedProgram(program, edit),
  });

  async function synth(edit: PresetEdit): Promise<PresetStack[]> {
    fs.mkdirSync(directory, { recursive: true });
    const texts = edited(edit);
    const ownSettings = path.join(directory, "sms-trail.yaml");
    if (texts.settings !== undefined) fs.writeFileSync(ownSettings, texts.settings);
    const main = texts.program === undefined ? "out/main.js" : compiled(`${name}-${number}`, texts.program);
    await runCommand(process.execPath, [path.join(environment.root, main)], {
      cwd: directory,
      log: `preset-${name}`,
      env: { SMS_TRAIL_SETTINGS: ownSettings, CDKTF_OUTDIR: path.join(directory, "cdktf.out") },
    });
    return stacksIn(path.join(directory, "cdktf.out"));
  }

  return { directory, deployerId: inPlace("999999999999"), synth, kept: keptFiles(settings, program) };
}

/**
 * A text of examples/ with accounts and names of buckets of its own: ids such as 111111111111 end in the number, and buckets begin with it
 * and with what only this run has, because all accounts share one namespace of buckets.
 */
export function placedText(number: number): (text: string) => string {
  const digits = String(number).padStart(3, "0");
  const bucketsBegin = `p${digits}-${path.basename(environment.work).slice(-4).toLowerCase()}-`;
  return (text) =>
    text.replace(/\b(\d)\1{11}\b/g, (id) => id.slice(0, 9) + digits).replace(/\bexample-(?=[a-z])/g, bucketsBegin);
}

/** A program as JavaScript, below the root, where the package's own name is found; gives its path there. */
function compiled(name: string, program: string): string {
  const jsc = { parser: { syntax: "typescript" }, target: "es2022" } as const;
  const file = path.join(environment.reports, `${name}.js`);
  fs.writeFileSync(file, transformSync(program, { jsc, module: { type: "commonjs" } }).code);
  return path.relative(environment.root, file);
}

function stacksIn(out: string): PresetStack[] {
  const manifest: { stacks: Record<string, { dependencies: string[]; synthesizedStackPath: string }> } = JSON.parse(
    fs.readFileSync(path.join(out, "manifest.json"), "utf8"),
  );
  const stacks = Object.entries(manifest.stacks).map(([name, { dependencies, synthesizedStackPath }]) => {
    const file = path.join(out, synthesizedStackPath);
    return { name, dependencies, directory: path.dirname(file), json: JSON.parse(fs.readFileSync(file, "utf8")) };
  });
  const ordered: PresetStack[] = [];
  const isReady = ({ dependencies }: PresetStack) =>
    dependencies.every((needed) => ordered.some(({ name }) => name === needed));
  while (ordered.length < stacks.length) {
    const next = stacks.find((stack) => !ordered.includes(stack) && isReady(stack));
    if (next === undefined) throw new Error(`stacks wait for each other: ${Object.keys(manifest.stacks).join(", ")}`);
    ordered.push(next);
  }
  return ordered;
}
