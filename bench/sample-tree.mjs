import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { reports, root } from "./folders.mjs";

/** Four accounts, ten days in three eras, and one event of a thousand a migration's. */
const shape = { seed: 20180904, accounts: 4, days: 10, migrationShare: 0.001, digests: true };

/**
 * A tree of log files, made by `sms-trail logs sample`'s own writer and kept until the writer or the size changes: real keys,
 * file sizes, record sizes and entropy (about 1.26 KB a record, 150 bytes compressed; public files: 1.26 KB and 147 bytes).
 */
export async function sampleTree(eventsPerDay, say) {
  mkdirSync(reports, { recursive: true });
  const bundle = join(reports, "write-sample-logs.cjs");
  const entry = join(root, "cli", "src", "logs-sample", "write-sample-logs.ts");
  buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile: bundle,
    logLevel: "error",
  });
  const options = { ...shape, eventsPerDay };
  const version = createHash("sha256")
    .update(readFileSync(bundle))
    .update(JSON.stringify(options))
    .digest("hex")
    .slice(0, 12);
  const folder = join(reports, `tree-${version}`);
  const summaryFile = join(folder, "summary.json");
  const logs = join(folder, "logs");

  if (!existsSync(summaryFile)) {
    say(`writing the sample tree of about ${shape.accounts * shape.days * eventsPerDay} events …`);
    for (const old of readdirSync(reports).filter((name) => name.startsWith("tree-")))
      rmSync(join(reports, old), { recursive: true, force: true });
    const { writeSampleLogs } = createRequire(import.meta.url)(bundle);
    const summary = await writeSampleLogs({ ...options, out: logs });
    writeFileSync(summaryFile, JSON.stringify(summary));
  }
  return { ...JSON.parse(readFileSync(summaryFile, "utf8")), folder: logs };
}
