import * as fs from "node:fs";
import * as path from "node:path";
import { environment } from "./support/environment";
import { runCommand } from "./support/run-command";

/** Runs the suite's start with nothing on the PATH but the given programs. */
async function startWith(name: string, programs: Readonly<Record<string, string>>) {
  const bin = path.join(environment.work, `missing-tools-${name}`);
  fs.mkdirSync(bin);
  for (const [program, script] of Object.entries(programs)) {
    fs.writeFileSync(path.join(bin, program), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const start = path.join(__dirname, "run.mjs");
  const options = { cwd: bin, log: "missing-tools", env: { PATH: bin }, exitCodes: [1] };
  const { stdout, stderr } = await runCommand(process.execPath, [start], options);
  expect(stdout).toBe("\n0 passed, 1 failed\n");
  return stderr.trim();
}

const terraform = (version: string) => ({ terraform: `echo '{"terraform_version":"${version}"}'` });

test("the suite fails, in a sentence, without Terraform", async () => {
  expect(await startWith("none", {})).toBe(
    "the integration suite needs Terraform 1.10 or newer: terraform is not on the PATH",
  );
});

test("the suite fails, in a sentence, with an old Terraform", async () => {
  expect(await startWith("old", terraform("1.9.8"))).toBe(
    "the integration suite needs Terraform 1.10 or newer, got: 1.9.8",
  );
});

test("the suite fails, in a sentence, without Python", async () => {
  expect(await startWith("no-python", terraform("1.10.0"))).toBe(
    "the integration suite needs Python 3 for the AWS emulator: python3 is not on the PATH",
  );
});
