/** An account of an AWS emulator. */
export interface EmulatedAccount {
  /** Account id; the access key id of the same digits is the account's root. */
  readonly id: string;

  /** Where the emulator answers. */
  readonly endpoint: string;

  /**
   * Region to work in.
   *
   * @default us-east-1
   */
  readonly region?: string;
}

/** Configuration of an AWS SDK client that acts as the root of an account. */
export function awsClientConfig({ id, endpoint, region = "us-east-1" }: EmulatedAccount) {
  return {
    endpoint,
    region,
    forcePathStyle: true,
    maxAttempts: 3,
    credentials: { accessKeyId: id, secretAccessKey: "test" },
  };
}
