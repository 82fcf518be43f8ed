import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Testing } from "cdktf";
import { loadSettings } from "../modules/settings/settings";
import { deploymentName } from "../modules/settings/settings-parts";
import { settingsStacks } from "../modules/stacks/settings-stacks";
import { synthesized } from "./support/synthesized";

const example = join(__dirname, "../examples/single-account/sms-trail.yaml");
const folder = mkdtempSync(join(tmpdir(), "sms-trail-main-"));

/** Runs the program as `cdktf synth` does, in a folder of output for each run. */
function runMain(settings: string): string {
  process.env.SMS_TRAIL_SETTINGS = settings;
  process.env.CDKTF_OUTDIR = mkdtempSync(join(folder, "out-"));
  try {
    jest.isolateModules(() => void jest.requireActual("../main"));
    return process.env.CDKTF_OUTDIR;
  } finally {
    delete process.env.SMS_TRAIL_SETTINGS;
    delete process.env.CDKTF_OUTDIR;
  }
}

test("the program synthesizes the stack of the settings that it is given", () => {
  const file = join(runMain(example), "stacks/sms-trail/cdk.tf.json");
  const { resource }: Record<string, Record<string, object>> = JSON.parse(readFileSync(file, "utf8"));
  const addresses = Object.entries(resource ?? {}).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
  const stacks = settingsStacks(Testing.app(), deploymentName, loadSettings(example));
  expect(addresses.sort()).toEqual(stacks.flatMap((stack) => synthesized(stack).addresses));
});

test("the program says what is wrong with its settings, all at once, and fails without a stack trace", () => {
  const file = join(folder, "sms-trail.yaml");
  writeFileSync(file, "homeRegion: us-east-1\n");
  const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
  try {
    runMain(file);
    expect(process.exitCode).toBe(1);
    expect(said.mock.calls).toEqual([
      [
        `${file}:1:1: accounts: is required; got nothing; add accounts, with management indented under it\n` +
          `${file}:1:1: logBucket: is required; got nothing; add logBucket, with name indented under it`,
      ],
    ]);
  } finally {
    process.exitCode = undefined;
    said.mockRestore();
  }
});
