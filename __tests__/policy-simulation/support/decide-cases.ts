import type { AttachedPolicy } from "./attached-policies";
import type { PolicyCase } from "./policy-case";
import { simulate } from "./simulate";

/** Answers to cases, in lines to compare. */
export interface Answers {
  readonly expected: readonly string[];
  readonly given: readonly string[];
  /** What was asked for and the Sids of the statements that applied. */
  readonly decidedBy: readonly string[];
}

/** Asks the simulator about every case. */
export async function decideCases(
  policies: ReadonlyMap<string, AttachedPolicy>,
  cases: readonly PolicyCase[],
): Promise<Answers> {
  const expected: string[] = [];
  const given: string[] = [];
  const decidedBy: string[] = [];
  for (const one of cases) {
    const policy = policies.get(one.request.of);
    if (policy === undefined) throw new Error(`${one.request.of} has no policy`);
    const { result, sids } = await simulate(policy, one.request);
    expected.push(`${one.title}: ${one.expected}`);
    given.push(`${one.title}: ${result}`);
    decidedBy.push(...sids.map((sid) => `${one.request.of} ${sid}`));
  }
  return { expected, given, decidedBy };
}
