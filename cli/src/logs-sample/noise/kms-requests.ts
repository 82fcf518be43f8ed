import type { Request } from "../call";
import type { NoisePlace, NoiseRequest } from "./noise-request";
import type { Random } from "../random";

const keyCall = (
  { account, region }: NoisePlace,
  random: Random,
  name: string,
  context: Record<string, string>,
  more = {},
): Request => ({
  source: "kms.amazonaws.com",
  name,
  readOnly: true,
  request: { encryptionContext: context, ...more },
  resources: [
    {
      accountId: account.id,
      type: "AWS::KMS::Key",
      ARN: `arn:aws:kms:${region}:${account.id}:key/${random.pick(account.keys)}`,
    },
  ],
});

/** AWS KMS at work for other services: the most frequent of all. */
export const kmsRequests: readonly NoiseRequest[] = [
  (place, random) =>
    keyCall(
      place,
      random,
      "Decrypt",
      {
        PARAMETER_ARN: `arn:aws:ssm:${place.region}:${place.account.id}:parameter/app/${random.pick(place.account.functions)}/${random.pick(["password", "token", "dsn"])}-${random.between(1, 99)}`,
      },
      { encryptionAlgorithm: "SYMMETRIC_DEFAULT" },
    ),
  (place, random) =>
    keyCall(
      place,
      random,
      "Decrypt",
      {
        "aws:s3:arn": `arn:aws:s3:::${random.pick(place.account.buckets)}/part-${random.between(1, 4000)}.parquet`,
      },
      { encryptionAlgorithm: "SYMMETRIC_DEFAULT" },
    ),
  (place, random) =>
    keyCall(
      place,
      random,
      "GenerateDataKey",
      { "aws:s3:arn": `arn:aws:s3:::${random.pick(place.account.buckets)}` },
      {
        keyId: `arn:aws:kms:${place.region}:${place.account.id}:key/${random.pick(place.account.keys)}`,
        keySpec: "AES_256",
      },
    ),
  (place, random) =>
    keyCall(
      place,
      random,
      "GenerateDataKey",
      {
        SecretARN: `arn:aws:secretsmanager:${place.region}:${place.account.id}:secret:${random.pick(place.account.functions)}-a1B2c3`,
        SecretVersionId: random.uuid().toUpperCase(),
      },
      { keyId: "alias/aws/secretsmanager", keySpec: "AES_256" },
    ),
];
