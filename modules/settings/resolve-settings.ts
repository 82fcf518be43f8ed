import { regionsByPartition } from "../shared/regions";
import type { AccountAccess } from "./access-schema";
import type { ParsedSettings } from "./settings-schema";

/** An account that holds resources. */
export interface Account {
  /** Account id: 12 digits. */
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** How Terraform reaches the account; the credentials of the environment without it. */
  readonly access?: AccountAccess;
}

/** An account whose log files arrive. With `memberTrails` it holds its own trail, without them nothing. */
export interface MemberAccount extends Account {
  /** Whether the account is closed: no new log files come, the old ones stay. */
  readonly closed: boolean;
}

type Readonlys<T> = T extends object ? { readonly [K in keyof T]: Readonlys<T[K]> } : T;
type Filled<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };

/** Everything that the settings file says or leaves to a default, nothing left to guess. Plain data. */
export type Settings = Readonlys<
  Omit<ParsedSettings, "accounts" | "logBucket" | "notifications" | "queries"> & {
    accounts: {
      management: Account;
      delegatedAdministrator?: Account;
      logArchive: Account;
      audit: Account;
      members: MemberAccount[];
    };
    logBucket: Filled<ParsedSettings["logBucket"], "accessLogBucketName">;
    notifications: Filled<ParsedSettings["notifications"], "topicName"> & {
      queue: Filled<ParsedSettings["notifications"]["queue"], "name">;
    };
    queries: Filled<
      Omit<ParsedSettings["queries"], "curated">,
      "regions" | "resultsBucketName" | "accessLogBucketName"
    > & {
      curated?: Filled<NonNullable<ParsedSettings["queries"]["curated"]>, "bucketName" | "workgroup">;
    };
  }
>;

/** Fills in what follows from other settings: the accounts' roles, names made of the bucket's or the trail's, the Regions. */
export function resolveSettings(parsed: ParsedSettings): Settings {
  const resultsBucketName = parsed.queries.resultsBucketName ?? `${parsed.logBucket.name}-query-results`;
  const { curated, ...questions } = parsed.queries;
  const deliveryName = `${parsed.trailName.replace(/\./g, "-")}-log-delivery`;
  return {
    ...parsed,
    accounts: resolveAccounts(parsed.accounts),
    logBucket: {
      ...parsed.logBucket,
      accessLogBucketName: parsed.logBucket.accessLogBucketName ?? `${parsed.logBucket.name}-access-logs`,
    },
    notifications: {
      ...parsed.notifications,
      topicName: parsed.notifications.topicName ?? deliveryName,
      queue: { ...parsed.notifications.queue, name: parsed.notifications.queue.name ?? deliveryName },
    },
    queries: {
      ...questions,
      regions: parsed.queries.regions ?? [...regionsByPartition[parsed.partition]],
      resultsBucketName,
      accessLogBucketName: parsed.queries.accessLogBucketName ?? `${resultsBucketName}-access-logs`,
      ...(curated && { curated: resolveCurated(parsed, curated) }),
    },
  };
}

function resolveCurated(
  { logBucket, queries }: ParsedSettings,
  curated: NonNullable<ParsedSettings["queries"]["curated"]>,
): Settings["queries"]["curated"] {
  return {
    ...curated,
    bucketName: curated.bucketName ?? `${logBucket.name}-curated`,
    workgroup: curated.workgroup ?? `${queries.workgroup}-curated`,
  };
}

type ParsedAccount = ParsedSettings["accounts"]["management"];

function resolveAccounts(parsed: ParsedSettings["accounts"]): Settings["accounts"] {
  const management = resolveAccount(parsed.management, "Management", []);
  const delegate =
    parsed.delegatedAdministrator &&
    resolveAccount(parsed.delegatedAdministrator, "Delegated administrator", [management]);
  const earlier = delegate ? [management, delegate] : [management];
  const logArchive = resolveAccount(parsed.logArchive ?? management, "Log archive", earlier);
  const audit = resolveAccount(parsed.audit ?? logArchive, "Audit", [...earlier, logArchive]);
  const holders = [...earlier, logArchive, audit];
  const members = parsed.members.map(({ closed, ...member }) => ({
    ...resolveAccount(member, member.id, holders),
    closed,
  }));
  return { management, ...(delegate && { delegatedAdministrator: delegate }), logArchive, audit, members };
}

/** An account named twice is one account: what is left out the second time was said the first time. */
function resolveAccount(account: ParsedAccount, defaultName: string, earlier: readonly Account[]): Account {
  const same = earlier.find(({ id }) => id === account.id);
  const access = account.access ?? same?.access;
  const name = account.name ?? same?.name ?? defaultName;
  return access === undefined ? { id: account.id, name } : { id: account.id, name, access };
}
