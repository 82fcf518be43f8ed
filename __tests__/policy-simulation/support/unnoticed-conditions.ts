import type { AttachedPolicy } from "./attached-policies";
import type { PolicyCase } from "./policy-case";
import { simulate } from "./simulate";

type Document = AttachedPolicy["document"];

/** Conditions that no case needs: taken out of their policy, they change no answer. */
export async function unnoticedConditions(
  policies: ReadonlyMap<string, AttachedPolicy>,
  cases: readonly PolicyCase[],
): Promise<string[]> {
  const unnoticed: string[] = [];
  for (const [of, policy] of policies) {
    const about = cases.filter(({ request }) => request.of === of);
    for (const { without, document } of weakened(policy.document)) {
      if (!(await someAnswerChanges({ ...policy, document }, about))) unnoticed.push(`${of}: ${without}`);
    }
  }
  return unnoticed;
}

/** A policy without one condition key, for each that it has. */
function weakened(document: Document): { readonly without: string; readonly document: Document }[] {
  return document.Statement.flatMap(({ Sid, Condition = {} }, at) =>
    Object.entries<Record<string, unknown>>(Condition).flatMap(([operator, keys]) =>
      Object.keys(keys).map((key) => {
        const copy: Document = structuredClone(document);
        delete copy.Statement[at]?.Condition[operator][key];
        return { without: `${Sid} without ${operator} ${key}`, document: copy };
      }),
    ),
  );
}

async function someAnswerChanges(policy: AttachedPolicy, cases: readonly PolicyCase[]): Promise<boolean> {
  for (const { request, expected } of cases) {
    if ((await simulate(policy, request)).result !== expected) return true;
  }
  return false;
}
