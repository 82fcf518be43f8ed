import { join } from "node:path";
import { reports, root } from "./folders.mjs";
import { writeHandwrittenSynth } from "./handwritten-synth.mjs";

/** Synthesis of the main stack, and of a program that has no constructs of ours but the same resources. */
export function synthCases() {
  const main = { args: [join(root, "out", "main.js")], env: { CDKTF_OUTDIR: join(reports, "main.out") } };
  const program = writeHandwrittenSynth(main);
  return [
    { name: "synth: node out/main.js", role: "synth", ...main },
    {
      name: "synth: hand-written, same resources",
      role: "handwritten",
      args: [program],
      env: { CDKTF_OUTDIR: join(reports, "handwritten.out") },
    },
  ];
}
