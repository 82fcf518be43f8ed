import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** One file of a sample tree. */
export interface TreeFile {
  /** Path below the tree's folder, with slashes: the object key. */
  readonly key: string;
  readonly compressed: Buffer;
  readonly text: string;
}

/** A record, loosely typed: tests look into every corner of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyRecord = Record<string, any>;

/** All files below a folder, in the order of their keys. */
export function readTree(folder: string): readonly TreeFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const compressed = readFileSync(path);
      return {
        key: path.slice(folder.length + 1).replaceAll("\\", "/"),
        compressed,
        text: gunzipSync(compressed).toString("utf8"),
      };
    });
}

/** The records of a log file. */
export function recordsOf(file: TreeFile): readonly AnyRecord[] {
  return (JSON.parse(file.text) as { Records: AnyRecord[] }).Records;
}
