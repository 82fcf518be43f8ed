import { awsIds } from "./aws-ids";
import type { Caller, JsonObject } from "./call";
import { isoTime } from "./iso-time";
import type { Account, Role, User } from "./organization";
import type { Random } from "./random";

/** Everything that a caller may be besides who they are. */
export interface CallerClient {
  readonly sourceIPAddress: string;
  readonly userAgent: string;
}

const session = (creation: number, mfa: boolean) => ({
  attributes: { creationDate: isoTime(creation), mfaAuthenticated: `${mfa}` },
});

/**
 * Callers of every kind that `userIdentity.type` knows.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export const callers = {
  /** The root user in the console. */
  root: (account: Account, random: Random, time: number, client: CallerClient): Caller => ({
    ...client,
    console: true,
    userIdentity: {
      type: "Root",
      principalId: account.id,
      arn: `arn:aws:iam::${account.id}:root`,
      accountId: account.id,
      accessKeyId: awsIds.accessKey(random, "ASIA"),
      sessionContext: { sessionIssuer: {}, webIdFederationData: {}, ...session(time, true) },
    },
  }),

  /** The root user with an access key of its own. */
  rootKey: (account: Account, random: Random, client: CallerClient): Caller => ({
    ...client,
    userIdentity: {
      type: "Root",
      principalId: account.id,
      arn: `arn:aws:iam::${account.id}:root`,
      accountId: account.id,
      accessKeyId: awsIds.accessKey(random, "AKIA"),
    },
  }),

  /** A privileged-task session of the management account on a member's root user (sts:AssumeRoot). */
  assumedRoot: (account: Account, random: Random, time: number, client: CallerClient): Caller => ({
    ...client,
    userIdentity: {
      type: "Root",
      principalId: account.id,
      arn: `arn:aws:iam::${account.id}:root`,
      accountId: account.id,
      accessKeyId: awsIds.accessKey(random, "ASIA"),
      sessionContext: { ...session(time, false), assumedRoot: "true" },
    },
  }),

  /** An IAM user with long-term keys. */
  user: (account: Account, user: User, client: CallerClient): Caller => ({
    ...client,
    userIdentity: { ...iamUser(account, user), accessKeyId: user.accessKeyId, userName: user.userName },
  }),

  /** An IAM user in the console, or after GetSessionToken with MFA. */
  userSession: (
    account: Account,
    user: User,
    random: Random,
    time: number,
    client: CallerClient & { mfa: boolean; console: boolean },
  ): Caller => ({
    sourceIPAddress: client.sourceIPAddress,
    userAgent: client.userAgent,
    console: client.console,
    userIdentity: {
      ...iamUser(account, user),
      accessKeyId: awsIds.accessKey(random, "ASIA"),
      userName: user.userName,
      sessionContext: { sessionIssuer: {}, webIdFederationData: {}, ...session(time, client.mfa) },
    },
  }),

  /** The same person, but the console's back end asks. */
  awsInternal: (caller: Caller): Caller => ({
    userIdentity: { ...caller.userIdentity, invokedBy: "AWS Internal" },
    sourceIPAddress: "AWS Internal",
    userAgent: "AWS Internal",
    service: true,
    console: caller.console,
  }),

  /** A forward access session: the service asks with the caller's own permissions. */
  forwarded: (caller: Caller, service: string): Caller => ({
    userIdentity: { ...caller.userIdentity, invokedBy: service },
    sourceIPAddress: service,
    userAgent: service,
    service: true,
  }),

  /** A session of a role. `more` goes into the session context or, for `inScopeOf`, beside it. */
  role: (
    account: Account,
    role: Role,
    sessionName: string,
    random: Random,
    time: number,
    client: CallerClient & { mfa?: boolean; console?: boolean; more?: JsonObject; inScopeOf?: JsonObject },
  ): Caller => ({
    sourceIPAddress: client.sourceIPAddress,
    userAgent: client.userAgent,
    console: client.console,
    userIdentity: {
      ...assumedRole(account, role, sessionName),
      accessKeyId: awsIds.accessKey(random, "ASIA"),
      sessionContext: {
        ...issuer(account, role),
        webIdFederationData: {},
        ...session(time, client.mfa ?? false),
        ...client.more,
      },
      ...(client.inScopeOf ? { inScopeOf: client.inScopeOf } : {}),
    },
  }),

  /** A service at work with a role that it was given: no access key, and the service's name everywhere. */
  serviceRole: (
    account: Account,
    role: Role,
    sessionName: string,
    time: number,
    service: string,
    vpcEndpointId?: string,
  ): Caller => ({
    sourceIPAddress: service,
    userAgent: service,
    service: true,
    vpcEndpointId,
    userIdentity: {
      ...assumedRole(account, role, sessionName),
      sessionContext: { ...issuer(account, role), webIdFederationData: {}, ...session(time, false) },
      invokedBy: service,
    },
  }),

  /** A service with its own name. */
  service: (service: string): Caller => ({
    sourceIPAddress: service,
    userAgent: service,
    service: true,
    userIdentity: { type: "AWSService", invokedBy: service },
  }),

  /** A service event: nobody called. */
  serviceEvent: (account: Account, service: string): Caller => ({
    sourceIPAddress: service,
    userAgent: service,
    service: true,
    userIdentity: { accountId: account.id, invokedBy: service },
  }),

  /** A program with sts:GetFederationToken credentials of an IAM user. */
  federatedUser: (
    account: Account,
    user: User,
    name: string,
    random: Random,
    time: number,
    client: CallerClient,
  ): Caller => ({
    ...client,
    userIdentity: {
      type: "FederatedUser",
      principalId: `${account.id}:${name}`,
      arn: `arn:aws:sts::${account.id}:federated-user/${name}`,
      accountId: account.id,
      accessKeyId: awsIds.accessKey(random, "ASIA"),
      sessionContext: {
        sessionIssuer: { ...iamUser(account, user), type: "IAMUser", userName: user.userName },
        webIdFederationData: {},
        ...session(time, false),
      },
    },
  }),

  /** Somebody of another account, as this account sees them. */
  otherAccount: (account: Account, role: Role, sessionName: string, client: CallerClient): Caller => ({
    ...client,
    userIdentity: { type: "AWSAccount", principalId: `${role.principalId}:${sessionName}`, accountId: account.id },
  }),

  /** A person of IAM Identity Center with a bearer token: no ARN. */
  identityCenterUser: (account: Account, random: Random, client: CallerClient): Caller => ({
    ...client,
    userIdentity: {
      type: "IdentityCenterUser",
      accountId: account.id,
      onBehalfOf: {
        userId: `${random.hex(10)}-${random.uuid()}`,
        identityStoreArn: `arn:aws:identitystore::${account.id}:identitystore/d-${random.hex(10)}`,
      },
      credentialId: random.uuid(),
    },
  }),

  /** Any other identity, member by member. */
  other: (userIdentity: JsonObject, client: CallerClient): Caller => ({ ...client, userIdentity }),
} as const;

function iamUser(account: Account, user: User) {
  return {
    type: "IAMUser",
    principalId: user.principalId,
    arn: `arn:aws:iam::${account.id}:user/${user.userName}`,
    accountId: account.id,
  };
}

function assumedRole(account: Account, role: Role, sessionName: string) {
  return {
    type: "AssumedRole",
    principalId: `${role.principalId}:${sessionName}`,
    arn: `arn:aws:sts::${account.id}:assumed-role/${role.roleName}/${sessionName}`,
    accountId: account.id,
  };
}

function issuer(account: Account, role: Role) {
  return {
    sessionIssuer: {
      type: "Role",
      principalId: role.principalId,
      arn: roleArn(account, role),
      accountId: account.id,
      userName: role.roleName,
    },
  };
}

/** ARN of a role of an account. */
export function roleArn(account: Account, role: Role): string {
  return `arn:aws:iam::${account.id}:role${role.path}${role.roleName}`;
}
