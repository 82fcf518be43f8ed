import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes a temporary folder for `work` and removes it afterwards, also when the process is told to stop meanwhile. */
export async function withTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "sms-trail-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
  // by the signal itself, whose handler is gone by now: an orderly exit would wait for the engine to finish its answer
  const stop = (signal: NodeJS.Signals) => {
    remove();
    process.kill(process.pid, signal);
  };
  process.once("exit", remove);
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    return await work(folder);
  } finally {
    process.off("exit", remove);
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
    remove();
  }
}
