import * as fs from "node:fs";
import * as path from "node:path";
import { environment } from "./environment";

/** What is proved of each preset, in the order of the matrix that run.mjs prints at the end. */
export type Proof =
  "validate" | "simulate" | "checkov" | "apply" | "plan empty" | "change" | "destroy refused" | "destroy";

/** Says that a proof of a preset held. What is not said is a hole in the matrix, and a hole fails the suite. */
export function recordProof(preset: string, proof: Proof, how: string, milliseconds?: number): void {
  const line = JSON.stringify({ preset, proof, how, milliseconds });
  fs.appendFileSync(path.join(environment.reports, "proofs.jsonl"), `${line}\n`);
}
