import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const compress = promisify(gzip);

/** Files on their way to the disk at the same time: compression runs beside the making of the next file. */
const atOnce = 6;

/** Writes files compressed below a folder, a few at a time. */
export interface FileWriter {
  /** Takes a file; waits while too many are on their way. */
  write(key: string, text: string): Promise<void>;
  /** Waits for all files and tells how many compressed bytes were written. */
  finish(): Promise<number>;
}

/** A writer of gzip files. Node's gzip header has no time in it, so equal texts give equal files. */
export function createFileWriter(folder: string): FileWriter {
  const folders = new Set<string>();
  const running = new Set<Promise<void>>();
  let bytes = 0;
  let failure: unknown;

  const writeOne = async (key: string, text: string) => {
    const path = join(folder, key);
    const parent = dirname(path);
    if (!folders.has(parent)) {
      await mkdir(parent, { recursive: true });
      folders.add(parent);
    }
    const content = await compress(text);
    bytes += content.length;
    await writeFile(path, content);
  };

  return {
    write: async (key, text) => {
      while (running.size >= atOnce) await Promise.race(running);
      if (failure !== undefined) throw failure;
      const work: Promise<void> = writeOne(key, text)
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => running.delete(work));
      running.add(work);
    },
    finish: async () => {
      await Promise.all(running);
      if (failure !== undefined) throw failure;
      return bytes;
    },
  };
}
