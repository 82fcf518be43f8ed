import * as fs from "node:fs";
import * as path from "node:path";
import { environment } from "./support/environment";
import { presetNames } from "./support/presets";
import { recordProof } from "./support/proofs";
import { runCommand } from "./support/run-command";

/** The unit tests that decide requests on the rendered policies of every preset: run here too, for the matrix. */
const simulated = "__tests__/policy-simulation/presets.test.ts";
const sentence = "answers every request as it should";

test.each(presetNames)("the simulator decides every request about %s as it should", async (preset) => {
  const titles = await results;
  expect(titles[`${preset} ${sentence}`]).toBe("passed");
  recordProof(preset, "simulate", "yes");
});

const results = simulate();
results.catch(() => undefined);

async function simulate(): Promise<Readonly<Record<string, string>>> {
  const file = path.join(environment.reports, "simulation.json");
  const jest = path.join(environment.root, "node_modules/jest/bin/jest.js");
  const options = { cwd: environment.root, log: "simulation", exitCodes: [0, 1] };
  await runCommand(process.execPath, [jest, simulated, "-w", "1", "--json", `--outputFile=${file}`], options);
  const { testResults } = JSON.parse(fs.readFileSync(file, "utf8")) as {
    testResults: { assertionResults: { title: string; status: string }[] }[];
  };
  return Object.fromEntries(
    testResults.flatMap(({ assertionResults }) => assertionResults).map(({ title, status }) => [title, status]),
  );
}
