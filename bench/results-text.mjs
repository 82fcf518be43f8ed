import { cpus, totalmem } from "node:os";
import { root } from "./folders.mjs";

/** The results as people read them, in Markdown. */
export function resultsText({ tree, results, figures, answers, rounds }) {
  const lines = [];
  const out = (line = "") => lines.push(line);
  const [local] = results.filter(({ role }) => role === "local");
  const cpu = cpus();
  out(`${cpu.length} × ${cpu[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`);
  out(
    `${tree.events} events (${tree.migrationEvents} of migrations) in ${tree.files} files, ` +
      `${(tree.rawBytes / 1e6).toFixed(0)} MB, ${(tree.bytes / 1e6).toFixed(0)} MB compressed; medians of ${rounds} rounds, whole processes`,
  );
  out();
  out(`| program | seconds | processor s | events/s | against sms-trail | peak MB |`);
  out(`|---|---:|---:|---:|---:|---:|`);
  for (const { name, seconds, cpuSeconds, memoryMb, role, failed } of results) {
    if (failed) {
      out(`| ${name} | fails | | | | |`);
      continue;
    }
    const reads = !["synth", "handwritten"].includes(role);
    const rate = reads ? Math.round(tree.events / seconds).toLocaleString("en") : "";
    out(
      `| ${name} | ${seconds.toFixed(2)} | ${cpuSeconds.toFixed(2)} | ${rate} | ${reads ? `${(seconds / local.seconds).toFixed(2)} ×` : ""} | ${Math.round(memoryMb)} |`,
    );
  }
  out();
  for (const { name, failed } of results.filter(({ failed }) => failed)) {
    const reason = failed.split("\n").find((line) => /Error/.test(line)) ?? failed.split("\n")[0];
    // the page must not tell where the checkout lies
    out(`${name} fails: ${reason.replaceAll(`${root}`, "")}`);
  }
  for (const { name, different } of answers)
    out(
      different.length === 0
        ? `- ${name}: the same ten answers`
        : `- ${name}: other answers to ${different.join(", ")}`,
    );
  out();
  const floor = results.filter(({ role }) => role === "floor").sort((a, b) => a.seconds - b.seconds)[0];
  const peer = results
    .filter(({ role, failed }) => role === "duckdb" && !failed)
    .sort((a, b) => a.seconds - b.seconds)[0];
  out(`- ${figures.localVsFastestPeer} × as fast as the fastest DuckDB variant (${peer.name}); goal: 2 or more`);
  out(`- ${figures.localVsGunzipFloor} × the time of the floor (${floor.name}); goal: 1.6 or less`);
  out(`- ${figures.synthVsHandwritten} × the time of a hand-written synthesis; goal: 1.3 or less`);
  return `${lines.join("\n")}\n`;
}
