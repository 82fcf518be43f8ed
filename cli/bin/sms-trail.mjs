#!/usr/bin/env node
/**
 * Starts sms-trail. In a checkout, where the sources lie beside it, the bundle is built first when it is missing or
 * older than they are; an installed package has its bundle. Plain JavaScript, so that it runs right after `npm ci`.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(cli, "dist");

if (existsSync(join(cli, "src", "main.ts"))) {
  const { build, isStale } = await import("../build.mjs");
  if (isStale()) await build();
}
const { run } = createRequire(import.meta.url)(join(dist, "sms-trail.cjs"));

// whoever reads may stop reading (| head): that is no error
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

const plain = Boolean(process.env.NO_COLOR) || process.env.TERM === "dumb";
const code = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  showsProgress: process.stderr.isTTY === true && process.env.TERM !== "dumb",
  colours: process.stdout.isTTY === true && !plain,
  columns: process.stdout.isTTY === true ? process.stdout.columns : undefined,
  workerFile: join(dist, "reader-worker.cjs"),
});
// what was written to a pipe may still be on its way
await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))));
process.exit(code);
