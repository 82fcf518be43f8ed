import { awsIds } from "../aws-ids";
import type { JsonObject, Request } from "../call";
import type { NoisePlace, NoiseRequest } from "./noise-request";
import type { Random } from "../random";

const source = "s3.amazonaws.com";

const bucketRead =
  (name: string, subresource: string): NoiseRequest =>
  (place, random) =>
    bucketCall(place, random, name, { [subresource]: "" });

/** What consoles, inventories and pipelines read of buckets (management events). */
export const s3Reads: readonly NoiseRequest[] = [
  bucketRead("GetBucketAcl", "acl"),
  bucketRead("GetBucketPolicy", "policy"),
  bucketRead("GetBucketLocation", "location"),
  bucketRead("GetBucketLogging", "logging"),
  bucketRead("GetBucketTagging", "tagging"),
  bucketRead("GetBucketVersioning", "versioning"),
  bucketRead("GetBucketLifecycle", "lifecycle"),
  bucketRead("GetBucketPolicyStatus", "policyStatus"),
  (place, random) => {
    const missing = random.chance(0.4);
    return {
      ...bucketCall(place, random, "GetBucketPublicAccessBlock", { publicAccessBlock: "" }),
      ...(missing
        ? {
            errorCode: "NoSuchPublicAccessBlockConfiguration",
            errorMessage: "The public access block configuration was not found",
          }
        : {}),
    };
  },
];

/** CloudTrail and other services look at the bucket that they deliver to. */
export const s3AclCheck: NoiseRequest = (place, random) => ({
  ...bucketCall(place, random, "GetBucketAcl", { acl: "" }),
  sharedEventId: random.uuid(),
});

function bucketCall({ account, region }: NoisePlace, random: Random, name: string, more: JsonObject): Request {
  const bucketName = random.pick(account.buckets);
  const host = `${bucketName}.s3.${region}.amazonaws.com`;
  return {
    source,
    name,
    readOnly: true,
    host,
    request: { bucketName, Host: host, ...more },
    resources: [{ accountId: account.id, type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${bucketName}` }],
    additionalEventData: {
      SignatureVersion: "SigV4",
      CipherSuite: "ECDHE-RSA-AES128-GCM-SHA256",
      bytesTransferredIn: 0,
      AuthenticationMethod: "AuthHeader",
      "x-amz-id-2": `${awsIds.token(random, random.pick([75, 87]))}=`,
      bytesTransferredOut: random.between(200, 2400),
    },
  };
}
