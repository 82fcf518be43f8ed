import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type LogFileKind, parseAnyLogPath } from "../../../modules/shared/log-layout";
import type { LogFileToRead } from "./read-log-file";

/** What lies in a folder of logs. */
export interface FoundFiles {
  /** Log files, folder by folder, in the order of their names. */
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

/** Log files that are told at once while the search goes on. */
const chunk = 500;

/**
 * Finds log files at any depth.
 *
 * @param found told of log files while others are still looked for, so that their reading can begin
 * @throws the system's error when the folder itself can't be listed
 */
export function findLogFiles(folder: string, found: (files: readonly LogFileToRead[]) => void = () => {}): FoundFiles {
  const logs: LogFileToRead[] = [];
  const others = new Map<Exclude<LogFileKind, "log">, number>();
  const problems: { path: string; message: string }[] = [];
  const counts = { ignored: 0, byName: 0, byRecord: 0 };
  // the folder that was given may itself lie below the account
  const root = resolve(folder);
  let told = 0;

  // what a folder's path says holds for all its files, and is parsed once; the place is one object for all of them
  const byFolder = new Map<string, FilePlace | undefined>();
  const placeOf = (prefix: string, file: string): FilePlace | undefined => {
    if (!byFolder.has(prefix)) byFolder.set(prefix, filePlace(`${root}/${prefix}file`));
    return byFolder.get(prefix) ?? filePlace(`${root}/${prefix}${file}`);
  };

  const take = (prefix: string, file: string) => {
    if (!/\.json(\.gz)?$/i.test(file)) return void (counts.ignored += 1);
    const name = prefix + file;
    const parsed = placeOf(prefix, file);
    if (parsed !== undefined && parsed.kind !== "log") {
      return void others.set(parsed.kind, (others.get(parsed.kind) ?? 0) + 1);
    }
    if (parsed === undefined) counts.byRecord += 1;
    else if (parsed.from === "file-name") counts.byName += 1;
    logs.push({ index: logs.length, path: join(folder, name), name, ...(parsed && { place: parsed.place }) });
    if (logs.length - told < chunk) return;
    found(logs.slice(told));
    told = logs.length;
  };

  list(folder, "", take, problems);
  if (logs.length > told) found(logs.slice(told));
  return { logs, others, problems, ...counts };
}

/** What a path says of a file, for the reader. */
interface FilePlace {
  readonly kind: LogFileKind;
  readonly from: "path" | "file-name";
  readonly place: NonNullable<LogFileToRead["place"]>;
}

function filePlace(path: string): FilePlace | undefined {
  const parsed = parseAnyLogPath(path);
  if (parsed === undefined) return undefined;
  const { kind, from, accountId: account, region, deliveryDate } = parsed;
  return { kind, from, place: { account, region, deliveryDate } };
}

function list(
  folder: string,
  prefix: string,
  take: (prefix: string, file: string) => void,
  problems: { path: string; message: string }[],
): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (prefix === "") throw error;
    problems.push({ path: prefix.slice(0, -1), message: `can't be listed: ${(error as Error).message}` });
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) list(path, `${prefix}${entry.name}/`, take, problems);
    else if (entry.isFile() || (entry.isSymbolicLink() && isFile(path))) take(prefix, entry.name);
  }
}

/** Links to files are followed, links to folders are not: they could go round in circles. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // a link to nothing is a file that can't be read, and is told as one
    return true;
  }
}
