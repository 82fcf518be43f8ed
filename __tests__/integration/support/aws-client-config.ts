import { environment } from "./environment";

/** Configuration of an AWS SDK client that acts as the root of an account of the emulator. */
export function awsClientConfig(accountId: string, region = "us-east-1") {
  return {
    endpoint: environment.endpoint,
    region,
    forcePathStyle: true,
    maxAttempts: 3,
    credentials: { accessKeyId: accountId, secretAccessKey: "test" },
  };
}
