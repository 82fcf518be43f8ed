import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type LogFileKind, parseAnyLogPath } from "../../../modules/shared/log-layout";
import type { LogFileToRead } from "./read-log-file";

/** What lies in a folder of logs. */
export interface FoundFiles {
  /** Log files, in the order of their names. */
  readonly logs: readonly LogFileToRead[];
  /** Files that CloudTrail delivers beside them, by kind. */
  readonly others: ReadonlyMap<Exclude<LogFileKind, "log">, number>;
  /** Files whose name does not end in `.json` or `.json.gz`. */
  readonly ignored: number;
  /** Log files whose partition is said by their name, not by their folders. */
  readonly byName: number;
  /** Log files whose partition is said by neither. */
  readonly byRecord: number;
  /** Folders that can't be listed. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Finds log files at any depth.
 *
 * @throws the system's error when the folder itself can't be listed
 */
export function findLogFiles(folder: string): FoundFiles {
  const names: string[] = [];
  const problems: { path: string; message: string }[] = [];
  list(folder, "", names, problems, true);
  names.sort();

  const logs: LogFileToRead[] = [];
  const others = new Map<Exclude<LogFileKind, "log">, number>();
  const root = resolve(folder);
  let ignored = 0;
  let byName = 0;
  let byRecord = 0;
  for (const name of names) {
    if (!/\.json(\.gz)?$/i.test(name)) {
      ignored += 1;
      continue;
    }
    // the folder that was given may itself lie below the account
    const parsed = parseAnyLogPath(`${root}/${name}`);
    if (parsed !== undefined && parsed.kind !== "log") {
      others.set(parsed.kind, (others.get(parsed.kind) ?? 0) + 1);
      continue;
    }
    if (parsed === undefined) byRecord += 1;
    else if (parsed.from === "file-name") byName += 1;
    const place = parsed && { account: parsed.accountId, region: parsed.region, deliveryDate: parsed.deliveryDate };
    logs.push({ index: logs.length, path: join(folder, name), name, ...(place && { place }) });
  }
  return { logs, others, ignored, byName, byRecord, problems };
}

function list(
  folder: string,
  prefix: string,
  names: string[],
  problems: { path: string; message: string }[],
  isRoot: boolean,
): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isRoot) throw error;
    problems.push({ path: prefix.slice(0, -1), message: `can't be listed: ${(error as Error).message}` });
    return;
  }
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) list(path, `${prefix}${entry.name}/`, names, problems, false);
    else if (entry.isFile() || (entry.isSymbolicLink() && isFile(path))) names.push(prefix + entry.name);
  }
}

/** Links to files are followed, links to folders are not: they could go round in circles. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}
