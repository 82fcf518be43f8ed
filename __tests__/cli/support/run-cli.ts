import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { run } from "../../../cli/src/main";

/** What a command wrote and its exit code. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program from source, on one thread. */
export async function runCli(...argv: string[]): Promise<CliResult> {
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      written[name] += text;
      return true;
    },
    once: () => undefined,
  });
  const code = await run(argv, {
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    showsProgress: false,
    colours: false,
  });
  return { code, ...written };
}

/** Rows of a `--sql` question over a folder, as the program's JSON tells them. */
export async function askSql(folder: string, sql: string, ...more: string[]): Promise<unknown[]> {
  const { code, stdout, stderr } = await runCli("query", "--logs", folder, "--sql", sql, "--format", "json", ...more);
  if (code !== 0 && code !== 2) throw new Error(stderr);
  return JSON.parse(stdout) as unknown[];
}

const folders: string[] = [];

/** Makes a folder of these files; text and records are compressed where the name ends in `.gz`. */
export function logFolder(files: Readonly<Record<string, Buffer | string | readonly object[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), "sms-trail-test-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (Buffer.isBuffer(content)) writeFileSync(path, content);
    else {
      const text = typeof content === "string" ? content : JSON.stringify({ Records: content });
      writeFileSync(path, name.endsWith(".gz") ? gzipSync(text) : text);
    }
  }
  return folder;
}

/** Removes the folders made so far; for `afterAll`. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Key of a log file. */
export function logKey(account: string, region: string, day: string, unique = "0123456789abcdef"): string {
  const compact = day.replaceAll("/", "");
  return `AWSLogs/${account}/CloudTrail/${region}/${day}/${account}_CloudTrail_${region}_${compact}T0000Z_${unique}.json.gz`;
}

/** A record of a call to SMS. */
export function smsRecord(more: object = {}): object {
  return {
    eventVersion: "1.05",
    userIdentity: { type: "IAMUser", userName: "Alice", accountId: "111111111111" },
    eventTime: "2018-09-04T16:34:49Z",
    eventSource: "sms.amazonaws.com",
    eventName: "GetConnectors",
    awsRegion: "us-east-1",
    eventID: "4a5b6c7d-0000-4000-8000-000000000001",
    eventType: "AwsApiCall",
    recipientAccountId: "111111111111",
    ...more,
  };
}
