import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import * as fs from "node:fs";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { awsClientConfig, type EmulatedAccount } from "./aws-client-config";
import { environment } from "./environment";

/** The real log files that a checkout of the team has beside it; a contributor may lack them. */
export const realLogs = path.resolve(environment.root, "../shared/logs");

/** Whether the real log files are there. */
export const hasRealLogs = fs.existsSync(path.join(realLogs, "AWSLogs"));

/** All files below a folder: paths relative to it, with `/`, sorted. */
export function filesBelow(directory: string): string[] {
  const found = fs.readdirSync(directory, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

/** Copies the real log files into a folder, below which they keep the keys that CloudTrail gave them. */
export function copyRealLogs(directory: string): void {
  fs.cpSync(path.join(realLogs, "AWSLogs"), path.join(directory, "AWSLogs"), { recursive: true });
}

/** Puts every file of a folder into a bucket, under its path below the folder; gives the keys. */
export async function uploadLogs(account: EmulatedAccount, bucket: string, directory: string): Promise<string[]> {
  const client = new S3Client(awsClientConfig(account));
  const keys = filesBelow(directory);
  const left = [...keys];
  const worker = async () => {
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      const Body = fs.readFileSync(path.join(directory, key));
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return keys;
}

/** The account whose folder the real log files lie in (their records name another one: real data is like that). */
export const realLogAccountId = "218007301253";

/** A log file's bytes as CloudTrail stores them. */
export function gzippedLogFile(text: string): Buffer {
  return gzipSync(Buffer.from(text, "utf8"));
}
