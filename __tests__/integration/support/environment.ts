import * as path from "node:path";

/** What run.mjs hands to every scenario. */
export interface TestEnvironment {
  /** The AWS emulator, without a slash at its end. */
  readonly endpoint: string;

  /** An emulator whose Athena reads buckets of other accounts, where their policies let it; often the same. */
  readonly crossAccountEndpoint: string;

  /** Root of the repository. */
  readonly root: string;

  /** Folder that the scenarios work in; each makes its own below it. */
  readonly work: string;

  /** Folder of what a reader may want to see: logs of every command, and `.txt` files that are printed at the end. */
  readonly reports: string;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the suite by npm run test:integration`);
  return value;
}

export const environment: TestEnvironment = {
  endpoint: required("SMS_TRAIL_TEST_ENDPOINT"),
  crossAccountEndpoint: required("SMS_TRAIL_TEST_CROSS_ACCOUNT_ENDPOINT"),
  root: path.resolve(__dirname, "../../.."),
  work: required("SMS_TRAIL_TEST_WORK"),
  reports: required("SMS_TRAIL_TEST_REPORTS"),
};
