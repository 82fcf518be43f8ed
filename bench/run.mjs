/**
 * Measures the local reader and the synthesis against others' ways to the same result: whole processes, on one tree of log
 * files, in one run, several rounds one after the other so that all see the same machine; the medians count.
 *
 *   npm run bench                        a table
 *   npm run bench -- --json              one JSON object, for machines
 *   npm run bench -- --write             a table, and the same into docs/performance.md
 *   npm run bench -- --rounds 9 --events-per-day 10000
 *   npm run bench -- --curated           also the bytes that questions read, of log files and of the curated table (Java 24, Maven)
 */
import { parseArgs } from "node:util";
import { readCases } from "./read-cases.mjs";
import { resultsText } from "./results-text.mjs";
import { measure } from "./measure.mjs";
import { median } from "./median.mjs";
import { sameAnswers } from "./same-answers.mjs";
import { sampleTree } from "./sample-tree.mjs";
import { synthCases } from "./synth-cases.mjs";
import { writeFigures } from "./write-figures.mjs";
import { buildProject } from "./build-project.mjs";
import { curatedBytes, curatedBytesText } from "./curated-bytes.mjs";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    "events-per-day": { type: "string", default: "25000" },
    curated: { type: "boolean", default: false },
  },
});
const rounds = Number(options.rounds);
// peers that take seconds take them evenly: three rounds tell enough
const slowRounds = 3;
const say = (line) => process.stderr.write(`${line}\n`);

say("building …");
buildProject();
const tree = await sampleTree(Number(options["events-per-day"]), say);
const reading = readCases(tree);
const synthesizing = synthCases();

const cases = [...reading, ...synthesizing];
const runs = new Map(cases.map(({ name }) => [name, []]));
// round 0 warms the disk's cache and is thrown away
for (let round = 0; round <= rounds; round += 1) {
  for (const one of cases) {
    if (one.failed || (one.slow && round > slowRounds)) continue;
    const run = await measure(one);
    if (run.error !== undefined) {
      if (!one.mayFail) throw new Error(`${one.name} failed:\n${run.error}`);
      one.failed = run.error;
      say(`${one.name}: ${run.error.split("\n")[0]}`);
      continue;
    }
    if (round === 0) one.output = run.output;
    else runs.get(one.name).push(run);
    say(
      `round ${round}, ${one.name}: ${run.seconds.toFixed(2)} s, ${run.cpuSeconds.toFixed(2)} s of processor, ${Math.round(run.memoryMb)} MB`,
    );
  }
}

const results = cases.map((one) => {
  const all = runs.get(one.name);
  return {
    ...one,
    seconds: one.failed ? undefined : median(all.map(({ seconds }) => seconds)),
    cpuSeconds: one.failed ? undefined : median(all.map(({ cpuSeconds }) => cpuSeconds)),
    memoryMb: one.failed ? undefined : Math.max(...all.map(({ memoryMb }) => memoryMb)),
  };
});
const of = (role) => results.filter((result) => result.role === role && !result.failed);
const fastest = (role) => Math.min(...of(role).map(({ seconds }) => seconds));
const [local] = of("local");
const round2 = (value) => Math.round(value * 100) / 100;
const figures = {
  localVsFastestPeer: round2(fastest("duckdb") / local.seconds),
  localVsGunzipFloor: round2(local.seconds / fastest("floor")),
  synthVsHandwritten: round2(fastest("synth") / fastest("handwritten")),
  eventsPerSecond: Math.round(tree.events / local.seconds),
  peakMemoryMb: Math.round(local.memoryMb),
};
const curated = options.curated ? await curatedBytes(tree, say) : undefined;
if (curated) figures.curatedFewerBytes = curated.fewest;
const answers = of("duckdb").map((peer) => sameAnswers(peer.name, local.output, peer.output));

if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
else {
  const text = resultsText({ tree, results, figures, answers, rounds });
  process.stdout.write(text);
  process.stdout.write(
    curated
      ? `\n${curatedBytesText(tree, curated)}`
      : "\nnpm run bench -- --curated: what five questions read of the log files and of the curated table (Java 24, Maven)\n",
  );
  if (options.write) await writeFigures(text);
}
