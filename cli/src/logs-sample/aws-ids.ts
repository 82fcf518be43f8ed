import type { Random } from "./random";

const upperDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const lettersDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const base64 = `${lettersDigits}+/`;

/**
 * Ids in AWS's formats.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export const awsIds = {
  /** Twelve digits, never starting with 0. */
  account: (random: Random) => `${random.between(1, 9)}${random.text(11, "0123456789")}`,
  /** `AKIA…` (long-term) or `ASIA…` (temporary). */
  accessKey: (random: Random, kind: "AKIA" | "ASIA") => kind + random.text(16, upperDigits),
  /** `AIDA…` (user) or `AROA…` (role). */
  principal: (random: Random, kind: "AIDA" | "AROA") => kind + random.text(17, upperDigits),
  /** `<prefix>-` and 17 hexadecimal digits, as EC2, MGN and newer services make them. */
  resource: (random: Random, prefix: string) => `${prefix}-0${random.hex(16)}`,
  /** `<prefix>-` and 8 hexadecimal digits, as SMS makes them. */
  short: (random: Random, prefix: string) => `${prefix}-${random.hex(8)}`,
  /** Request id of Amazon S3. */
  s3Request: (random: Random) => random.text(16, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
  /** So many characters of base64 text without padding. */
  token: (random: Random, length: number) => random.text(length, base64),
  /** What tells log files of one minute apart. */
  fileName: (random: Random) => random.text(16, lettersDigits),
} as const;
