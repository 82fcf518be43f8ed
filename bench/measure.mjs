import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { root } from "./folders.mjs";

const memoryHook = fileURLToPath(new URL("report-memory.cjs", import.meta.url));

/**
 * Runs a program once: wall time from start to exit, the process's own processor time and peak memory, what it wrote to its
 * output, or why it failed.
 */
export function measure({ args, env = {} }) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, ["--require", memoryHook, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const texts = ["", "", ""];
    [child.stdout, child.stderr, child.stdio[3]].forEach((stream, i) => {
      stream.setEncoding("utf8");
      stream.on("data", (text) => (texts[i] += text));
    });
    child.on("error", reject);
    let seconds = 0;
    child.on("exit", () => (seconds = Number(process.hrtime.bigint() - start) / 1e9));
    child.on("close", (code, signal) => {
      const [output, errors, report] = texts;
      const { kilobytes = NaN, microseconds = NaN } = report === "" ? {} : JSON.parse(report);
      resolve({
        seconds,
        cpuSeconds: microseconds / 1e6,
        memoryMb: kilobytes / 1024,
        output,
        error: code === 0 ? undefined : errors || `ended by ${signal ?? code}`,
      });
    });
  });
}
