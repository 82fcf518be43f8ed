import { awsIds } from "./aws-ids";
import { createRandom, type Random } from "./random";
import type { SampleOptions } from "./sample-options";

/** A person or a program with an IAM user. */
export interface User {
  readonly userName: string;
  readonly principalId: string;
  readonly accessKeyId: string;
  readonly sourceIPAddress: string;
}

/** An IAM role. */
export interface Role {
  readonly roleName: string;
  readonly principalId: string;
  readonly path: string;
}

/** One account of the organization, its people, roles and things. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** Regions with activity; us-east-1 first, where global services are recorded. */
  readonly regions: readonly string[];
  /** Where this account's servers go. */
  readonly migrationRegion: string;
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly buckets: readonly string[];
  readonly keys: readonly string[];
  readonly instances: readonly string[];
  readonly vpcs: readonly string[];
  readonly subnets: readonly string[];
  readonly functions: readonly string[];
  /** Ids of what else lies in a network, by their prefix: `rtb`, `sg`, `eni` … */
  readonly resources: Readonly<Record<string, readonly string[]>>;
}

/** An organization made from a seed. */
export interface Organization {
  readonly id?: string;
  readonly accounts: readonly Account[];
}

const names = [
  "Management",
  "Log Archive",
  "Audit",
  "Shared Services",
  "Shop Production",
  "Shop Test",
  "Billing",
  "Data",
];
const people = [
  "ana.reyes",
  "ben.okafor",
  "chen.li",
  "dora.nagy",
  "emil.berg",
  "farah.khan",
  "goran.petrov",
  "hana.sato",
];
const migrationRegions = ["eu-west-1", "us-west-2", "eu-central-1", "ap-southeast-2", "us-east-2"];
const roles = ["deploy-pipeline", "app-server", "order-worker", "report-builder", "backup-runner", "config-recorder"];
const things = [
  "orders",
  "invoices",
  "assets",
  "sessions",
  "reports",
  "archive",
  "exports",
  "catalog",
  "mail",
  "metrics",
];

const prefixes = ["i", "subnet", "rtb", "sg", "vpc", "nat", "eni", "vol", "igw", "snap"];

/** The organization of a seed. */
export function createOrganization(options: SampleOptions): Organization {
  const random = createRandom(options.seed, "organization");
  const made = `o-${random.text(10, "abcdefghijklmnopqrstuvwxyz0123456789")}`;
  const id = options.organizationId ?? (options.accounts > 1 ? made : undefined);
  const accounts = Array.from({ length: options.accounts }, (_, i) =>
    createAccount(createRandom(options.seed, "account", `${i}`), i),
  );
  return { id, accounts };
}

function createAccount(random: Random, index: number): Account {
  const id = awsIds.account(random);
  const migrationRegion = migrationRegions[index % migrationRegions.length] ?? "eu-west-1";
  const other = random.pick(migrationRegions.filter((region) => region !== migrationRegion));
  const list = (length: number, make: (i: number) => string) => Array.from({ length }, (_, i) => make(i));
  return {
    id,
    name: names[index] ?? `Workload ${index - names.length + 1}`,
    regions: ["us-east-1", migrationRegion, other],
    migrationRegion,
    users: people.map((userName) => ({
      userName,
      principalId: awsIds.principal(random, "AIDA"),
      accessKeyId: awsIds.accessKey(random, "AKIA"),
      sourceIPAddress: publicAddress(random),
    })),
    roles: roles.map((roleName) => ({ roleName, principalId: awsIds.principal(random, "AROA"), path: "/" })),
    buckets: list(
      14,
      () =>
        `${random.pick(things)}-${random.pick(["prod", "test", "eu", "logs"])}-${random.text(12, "abcdefghijklmnopqrstuvwxyz0123456789")}`,
    ),
    keys: list(8, () => random.uuid()),
    instances: list(40, () => awsIds.resource(random, "i")),
    vpcs: list(3, () => awsIds.resource(random, "vpc")),
    subnets: list(9, () => awsIds.resource(random, "subnet")),
    resources: Object.fromEntries(prefixes.map((prefix) => [prefix, list(30, () => awsIds.resource(random, prefix))])),
    functions: list(12, (i) => `${things[i % things.length]}-${random.pick(["handler", "sync", "cleanup", "notify"])}`),
  };
}

/** An address of the ranges set aside for documentation (RFC 5737), or a private one. */
export function publicAddress(random: Random): string {
  return `${random.pick(["192.0.2", "198.51.100", "203.0.113"])}.${random.between(1, 254)}`;
}
