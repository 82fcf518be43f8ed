/** What a deployment looks like from outside, said without the library: the oracle that its policies are held against. */
export interface Deployment {
  readonly name: string;
  readonly partition: "aws" | "aws-us-gov" | "aws-cn";
  readonly region: string;
  readonly management: string;
  /**
   * Delegated administrator that makes the trail; the management account owns it all the same.
   *
   * @default - the management account makes it
   */
  readonly delegate?: string;
  readonly logArchive: string;
  /**
   * Account of a topic that is not the archive's.
   *
   * @default - the log archive account's
   */
  readonly topicAccount?: string;
  readonly audit: string;
  /** An account whose calls are recorded. */
  readonly member: string;
  readonly organizationId?: string;
  /**
   * Organization whose accounts' trails are let in, where each account has its own.
   *
   * @default - trails are let in by their ARN
   */
  readonly admittedOrganizationId?: string;
  /** Titles of cases that AWS allows here though they are denied elsewhere, because the policies' form gives them up. */
  readonly givenUp?: readonly string[];
  /** What keys start with before `AWSLogs/`, its slash included. */
  readonly prefix: string;
  /** The settings file. */
  readonly yaml: string;
}

const regions = { aws: "eu-central-1", "aws-us-gov": "us-gov-west-1", "aws-cn": "cn-north-1" } as const;
type Partition = keyof typeof regions;

const organizationId = "o-exampleorgid";
const management = "111111111111";
const logArchive = "222222222222";
const audit = "333333333333";
const member = "444444444444";

/** A deployment of each shape, in each partition where that makes a difference. */
export const deployments: readonly Deployment[] = [
  ...(Object.keys(regions) as Partition[]).flatMap((partition) => [singleAccount(partition), organization(partition)]),
  organization("aws", {
    name: "Control Tower",
    prefix: `${organizationId}/`,
    settings: [`organization: { id: ${organizationId}, controlTower: true }`],
  }),
  organization("aws", {
    name: "an organization with a prefix",
    prefix: "audit/cloudtrail/",
    settings: [`organization: { id: ${organizationId} }`],
    logBucket: "{ name: logs, prefix: audit/cloudtrail }",
  }),
  organization("aws", {
    name: "an organization with injected projection",
    settings: [`organization: { id: ${organizationId} }`, "queries: { accountProjection: injected }"],
  }),
  organization("aws", {
    name: "an organization whose log archive account asks the questions",
    auditAccount: logArchive,
    settings: [`organization: { id: ${organizationId} }`],
  }),
  organization("aws", {
    name: "an organization with a delegated administrator",
    delegate: "555555555555",
    settings: [`organization: { id: ${organizationId} }`],
  }),
  ...(Object.keys(regions) as Partition[]).flatMap((partition) => [
    organization(partition, {
      name: `an organization in three stacks in ${partition}`,
      settings: [`organization: { id: ${organizationId} }`, "stacks: per-account"],
    }),
    accounts(partition),
  ]),
  accounts("aws", { name: "accounts with a trail each, as a member sees them", seenBy: member }),
  accounts("aws", {
    name: "accounts with a trail each in Control Tower's layout",
    prefix: `${organizationId}/`,
    logBucket: `{ name: logs, prefix: ${organizationId} }`,
  }),
  accounts("aws", {
    name: "accounts with a trail each, let in by their organization",
    seenBy: member,
    admit: organizationId,
    // the look at the owner carries no organization; the encryption context is left to CloudTrail, as for very many trails
    givenUp: [
      "CloudTrail looks at the bucket for a trail of another account",
      "CloudTrail encrypts with another account's trail in the encryption context",
    ],
  }),
];

function singleAccount(partition: Partition): Deployment {
  const region = regions[partition];
  return {
    name: `one account in ${partition}`,
    partition,
    region,
    management,
    logArchive: management,
    audit: management,
    member: management,
    prefix: "",
    yaml: lines([
      `partition: ${partition}`,
      `homeRegion: ${region}`,
      `accounts: { management: { id: "${management}" } }`,
      "logBucket: { name: logs }",
    ]),
  };
}

/** Accounts without an organization's trail, as one of them sees the archive. */
function accounts(
  partition: Partition,
  variant: {
    readonly name?: string;
    readonly seenBy?: string;
    readonly prefix?: string;
    readonly logBucket?: string;
    readonly admit?: string;
    readonly givenUp?: readonly string[];
  } = {},
): Deployment {
  const region = regions[partition];
  const {
    name = `accounts with a trail each in ${partition}`,
    seenBy = management,
    prefix = "",
    logBucket = "{ name: logs }",
    admit,
    givenUp,
  } = variant;
  return {
    name,
    partition,
    region,
    management: seenBy,
    logArchive,
    audit,
    member: seenBy,
    admittedOrganizationId: admit,
    givenUp,
    prefix,
    yaml: lines([
      `partition: ${partition}`,
      `homeRegion: ${region}`,
      "stacks: per-account",
      `memberTrails: { admit: ${admit ?? "listed-accounts"} }`,
      "accounts:",
      `  management: { id: "${management}", access: { profile: management } }`,
      `  logArchive: { id: "${logArchive}", access: { profile: archive } }`,
      `  audit: { id: "${audit}", access: { profile: audit } }`,
      `  members: [{ id: "${member}", access: { profile: member } }]`,
      `logBucket: ${logBucket}`,
    ]),
  };
}

interface Variant {
  readonly name?: string;
  readonly prefix?: string;
  readonly settings?: readonly string[];
  readonly logBucket?: string;
  readonly auditAccount?: string;
  readonly delegate?: string;
}

/** A deployment of an organization; `settings` are lines of its file. */
export function organization(partition: Partition, variant: Variant = {}): Deployment {
  const region = regions[partition];
  const {
    name = `an organization in ${partition}`,
    prefix = "",
    settings = [`organization: { id: ${organizationId} }`],
    logBucket = "{ name: logs }",
    auditAccount = audit,
    delegate,
  } = variant;
  return {
    name,
    partition,
    region,
    management,
    delegate,
    logArchive,
    audit: auditAccount,
    member,
    organizationId,
    prefix,
    yaml: lines([
      `partition: ${partition}`,
      `homeRegion: ${region}`,
      "accounts:",
      `  management: { id: "${management}", access: { profile: management } }`,
      ...(delegate === undefined
        ? []
        : [`  delegatedAdministrator: { id: "${delegate}", access: { profile: delegate } }`]),
      `  logArchive: { id: "${logArchive}", access: { profile: archive } }`,
      ...(auditAccount === logArchive ? [] : [`  audit: { id: "${auditAccount}", access: { profile: audit } }`]),
      `  members: [{ id: "${member}" }]`,
      `logBucket: ${logBucket}`,
      ...settings,
    ]),
  };
}

function lines(texts: readonly string[]): string {
  return `${texts.join("\n")}\n`;
}
