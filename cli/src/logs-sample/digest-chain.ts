import { createHash } from "node:crypto";
import type { LogLayout } from "../../../modules/shared/log-layout";
import { isoTime } from "./iso-time";
import { createRandom } from "./random";

const hourMs = 3_600_000;

/** A log file as its digest names it. */
export interface DigestedFile {
  readonly key: string;
  /** SHA-256 of the uncompressed content, hexadecimal. */
  readonly hash: string;
  readonly delivered: number;
  readonly oldest: number;
  readonly newest: number;
}

/** A digest file: its key and its content. */
export interface DigestFile {
  readonly key: string;
  readonly text: string;
}

/** What is the same in all digest files of one account and Region. */
export interface DigestChainProps {
  readonly layout: LogLayout;
  readonly seed: number;
  readonly account: string;
  readonly region: string;
  readonly homeRegion: string;
  readonly trailName: string;
}

/**
 * The hourly digest files of a run of days, from the first delivery's hour to the last's, empty hours included. Hashes of log
 * files and of the digest before are real, so a changed file shows. Signatures are not: nobody but AWS has CloudTrail's
 * private key, so `previousDigestSignature` and the fingerprint only look like the real ones.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 */
export function* digestChain(props: DigestChainProps, files: readonly DigestedFile[]): Generator<DigestFile> {
  if (files.length === 0) return;
  const { layout, account, region, homeRegion, trailName } = props;
  const random = createRandom(props.seed, "digest", account, region, `${files[0]?.delivered}`);
  const fingerprint = createRandom(props.seed, "digest-key", region).hex(32);
  // digests end at the same minute and second of every hour, another one in each account and Region
  const tick = random.between(60, 3540) * 1000;
  const byHour = new Map<number, DigestedFile[]>();
  for (const file of files) {
    const hour = Math.floor((file.delivered - tick) / hourMs);
    byHour.set(hour, [...(byHour.get(hour) ?? []), file]);
  }
  const hours = [...byHour.keys()];
  let previous: { readonly key: string; readonly hash: string } | undefined;

  for (let hour = Math.min(...hours); hour <= Math.max(...hours); hour += 1) {
    const end = (hour + 1) * hourMs + tick;
    const held = byHour.get(hour) ?? [];
    const stamp = isoTime(end).replaceAll(/[-:]/g, "");
    const day = isoTime(end).slice(0, 10).replaceAll("-", "/");
    const name = `${account}_CloudTrail-Digest_${region}_${trailName}_${homeRegion}_${stamp}.json.gz`;
    const key = layout.digestKeyPrefix(account, region, day) + name;
    const text = JSON.stringify({
      awsAccountId: account,
      digestStartTime: isoTime(end - hourMs),
      digestEndTime: isoTime(end),
      digestS3Bucket: layout.bucketName,
      digestS3Object: key,
      digestPublicKeyFingerprint: fingerprint,
      digestSignatureAlgorithm: "SHA256withRSA",
      newestEventTime: held.length > 0 ? isoTime(Math.max(...held.map((file) => file.newest))) : null,
      oldestEventTime: held.length > 0 ? isoTime(Math.min(...held.map((file) => file.oldest))) : null,
      previousDigestS3Bucket: previous ? layout.bucketName : null,
      previousDigestS3Object: previous?.key ?? null,
      previousDigestHashValue: previous?.hash ?? null,
      previousDigestHashAlgorithm: previous ? "SHA-256" : null,
      previousDigestSignature: previous ? random.hex(512) : null,
      logFiles: held.map((file) => ({
        s3Bucket: layout.bucketName,
        s3Object: file.key,
        hashValue: file.hash,
        hashAlgorithm: "SHA-256",
        newestEventTime: isoTime(file.newest),
        oldestEventTime: isoTime(file.oldest),
      })),
    });
    previous = { key, hash: sha256(text) };
    yield { key, text };
  }
}

/** SHA-256, hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
