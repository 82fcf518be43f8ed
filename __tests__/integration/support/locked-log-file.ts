import { GetObjectRetentionCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { awsClientConfig, type EmulatedAccount } from "./aws-client-config";

/** Puts a log file where CloudTrail would; gives the lock that it has there. */
export async function lockedLogFile(account: EmulatedAccount, bucket: string) {
  const s3 = new S3Client(awsClientConfig(account));
  const name = `${account.id}_CloudTrail_us-east-1_20260102T0000Z_locked0000000000.json`;
  const Key = `AWSLogs/${account.id}/CloudTrail/us-east-1/2026/01/02/${name}`;
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: '{"Records":[]}' }));
  const { Retention } = await s3.send(new GetObjectRetentionCommand({ Bucket: bucket, Key }));
  const days = ((Retention?.RetainUntilDate?.getTime() ?? 0) - Date.now()) / 86_400_000;
  return { mode: Retention?.Mode, days: Math.round(days) };
}
