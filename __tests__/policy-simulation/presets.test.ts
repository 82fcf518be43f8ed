import { presetFiles } from "../support/preset-files.cjs";
import { decideCases } from "./support/decide-cases";
import type { PolicyCase } from "./support/policy-case";
import { presetCases, presetSimulations } from "./support/preset-simulations";
import { presetPolicies, presetStacks } from "./support/simulated-preset";

jest.setTimeout(60_000);

test("every preset of examples/ is simulated", () => {
  expect(Object.keys(presetSimulations).sort()).toEqual(Object.keys(presetFiles).sort());
});

/** The integration suite reads the names of these tests: what is simulated of each preset stands in its matrix. */
test.each(Object.entries(presetSimulations))("%s answers every request as it should", async (preset, simulation) => {
  const stacks = presetStacks(preset);
  for (const deployment of simulation.seenBy) {
    const policies = presetPolicies(stacks, deployment, simulation.names);
    const cases = presetCases(simulation, deployment).filter((one) => isAbout(one));
    expect(new Set(cases.map(({ request }) => request.of))).toEqual(new Set(policies.keys()));
    const { expected, given } = await decideCases(policies, cases);
    expect(given.map(plainly)).toEqual(expected.map(plainly));

    /** What a preset does not have, nobody can ask for; of others' policies it writes nothing but who is let in. */
    function isAbout({ request, expected }: PolicyCase): boolean {
      const policy = policies.get(request.of);
      if (policy === undefined) return false;
      const isForeign = !String(request.principal).includes(`::${policy.accountId}:`);
      return !policy.isTheirs || (isForeign && expected !== "ExplicitlyDenied");
    }
  }
});

/** A guard forbids what nothing would allow anyway. */
function plainly(answer: string): string {
  return answer.replace(/: (Ex|Im)plicitlyDenied$/, ": Denied");
}
