import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { createServer } from "node:net";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { isReady } from "./client.mjs";

const starter = path.join(path.dirname(fileURLToPath(import.meta.url)), "../start-trino");

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a Trino whose files lie below `work/files`; the first time on a machine it is fetched, which takes minutes. */
export async function startTrino(work) {
  const log = path.join(work, "trino.log");
  const output = fs.openSync(log, "w");
  const port = await freePort();
  const child = spawn(starter, [String(port), work], { stdio: ["ignore", output, output] });
  const server = `http://127.0.0.1:${port}`;
  const begun = Date.now();
  return { stop: () => child.kill("SIGKILL"), ready };

  async function ready() {
    while (!(await isReady(server))) {
      if (child.exitCode !== null) throw new Error(`Trino ended:\n${fs.readFileSync(log, "utf8").slice(-2000)}`);
      if (Date.now() - begun > 900_000) throw new Error("Trino was not ready after 15 minutes");
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return server;
  }
}
