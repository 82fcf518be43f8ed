import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./folders.mjs";

/** Compiles the stack and bundles the command line, so that no round pays for it. */
export function buildProject() {
  const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  run(join(root, "node_modules", "typescript", "bin", "tsc"), "-p", ".");
  run(join(root, "cli", "bin", "sms-trail.mjs"), "--version");
}
