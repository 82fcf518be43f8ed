import * as fs from "node:fs";
import * as path from "node:path";
import { environment } from "./support/environment";
import { preset, presetNames as presets, type PresetStack } from "./support/presets";
import { recordProof } from "./support/proofs";
import { report, tableLines } from "./support/report";
import { runCommand } from "./support/run-command";

interface Check {
  readonly check_id: string;
  readonly check_name: string;
  readonly resource: string;
  /** `/<preset>/<stack>/cdk.tf.json` */
  readonly file_path: string;
}

interface Scan {
  readonly results: { readonly passed_checks: readonly Check[]; readonly failed_checks: readonly Check[] };
  readonly summary: { readonly parsing_errors: number };
}

/** A check that fails and may, on the resources whose addresses match. */
interface Exception {
  readonly check: string;
  readonly resources: string;
  readonly reason: string;
}

const log = "checkov";
const exceptions: readonly Exception[] = JSON.parse(
  fs.readFileSync(path.join(__dirname, "checkov/exceptions.json"), "utf8"),
);
const presetOf = ({ file_path }: Check) => file_path.split("/")[1] ?? "";
const isExcepted = ({ check_id, resource }: Check) =>
  exceptions.some(({ check, resources }) => check === check_id && new RegExp(resources).test(resource));

/** What Checkov says about the stacks of every preset in examples/. */
let scan: Scan;

beforeAll(async () => {
  const folder = path.join(environment.work, "checkov");
  for (const preset of presets) await synthesize(preset, path.join(folder, preset));
  const args = ["--directory", folder, "--framework", "terraform_json", "--compact", "--skip-download"];
  const { stdout } = await runCommand(path.join(__dirname, "run-checkov"), [...args, "--soft-fail", "-o", "json"], {
    cwd: folder,
    log,
  });
  scan = JSON.parse(stdout.slice(stdout.indexOf("{")));
  fs.writeFileSync(path.join(environment.reports, "checkov.json"), stdout);
});

test("Checkov reads every preset", () => {
  expect(presets.length).toBeGreaterThan(0);
  // a file that it cannot read is no failed check and no other exit code
  expect(scan.summary.parsing_errors).toBe(0);
  expect([...new Set(scan.results.passed_checks.map(presetOf))].sort()).toEqual([...presets].sort());
  for (const preset of presets) {
    expect(scan.results.passed_checks.filter((check) => presetOf(check) === preset).length).toBeGreaterThan(25);
  }
});

test("no check of Checkov fails but the reviewed exceptions", () => {
  const { failed_checks, passed_checks } = scan.results;
  const count = (checks: readonly Check[], preset: string) =>
    String(checks.filter((check) => presetOf(check) === preset).length);
  const unexpected = failed_checks.filter((check) => !isExcepted(check));
  report(
    "checkov",
    tableLines(
      ["preset", "passed", "excepted", "failed"],
      presets.map((preset) => [
        preset,
        count(passed_checks, preset),
        count(failed_checks.filter(isExcepted), preset),
        count(unexpected, preset),
      ]),
    ),
  );
  for (const name of presets.filter((preset) => !unexpected.some((check) => presetOf(check) === preset))) {
    recordProof(name, "checkov", `${count(passed_checks, name)} passed`);
  }
  const sentence = (check: Check) => `${presetOf(check)}: ${check.resource}: ${check.check_id} ${check.check_name}`;
  expect(unexpected.map(sentence)).toEqual([]);
});

test("every reviewed exception still occurs", () => {
  const occurs = ({ check, resources }: Exception) =>
    scan.results.failed_checks.some(
      ({ check_id, resource }) => check_id === check && new RegExp(resources).test(resource),
    );
  expect(exceptions.filter((exception) => !occurs(exception))).toEqual([]);
});

/** Writes a preset's stacks where Checkov finds them. */
async function synthesize(name: string, folder: string): Promise<void> {
  for (const { name: stack, json } of await preset(name, 0).synth("as-it-is")) {
    fs.mkdirSync(path.join(folder, stack), { recursive: true });
    fs.writeFileSync(path.join(folder, stack, "cdk.tf.json"), readable(json));
  }
}

/** Checkov gives up on a file with imports, or in which `terraform` holds anything but blocks; neither is a matter of its checks. */
function readable({ terraform, import: _, ...stack }: PresetStack["json"]): string {
  return JSON.stringify({ terraform: { ...terraform, required_version: undefined }, ...stack }, null, 2);
}
