import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes a temporary folder for `work` and removes it afterwards, also when the process is told to stop meanwhile. */
export async function withTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "sms-trail-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
  const interrupt = () => process.exit(130);
  const terminate = () => process.exit(143);
  process.once("exit", remove);
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", terminate);
  try {
    return await work(folder);
  } finally {
    process.off("exit", remove);
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", terminate);
    remove();
  }
}
