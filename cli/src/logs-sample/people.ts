import type { Caller } from "./call";
import { callers } from "./callers";
import type { Role } from "./organization";
import { awsIds } from "./aws-ids";
import type { Stage } from "./stage";
import { userAgents } from "./user-agents";

/** The people and programs that work on a migration. Each call makes a caller: keep it for one session. */
export const people = {
  /** An engineer in the console, signed in with MFA. */
  console: (stage: Stage, progress: number): Caller => {
    const { account } = stage.project;
    const user = stage.random.pick(account.users);
    const userAgent = userAgents.console(stage.time(progress));
    return callers.userSession(account, user, stage.random, stage.time(progress) - 600_000, {
      sourceIPAddress: user.sourceIPAddress,
      userAgent,
      mfa: true,
      console: true,
    });
  },

  /** An engineer with the AWS CLI and long-term keys. */
  cli: (stage: Stage, progress: number, command: string): Caller => {
    const { account } = stage.project;
    const user = stage.random.pick(account.users);
    return callers.user(account, user, {
      sourceIPAddress: user.sourceIPAddress,
      userAgent: userAgents.cli(stage.time(progress), command),
    });
  },

  /** A script with an SDK in the role of the migration team. */
  script: (stage: Stage, progress: number): Caller => {
    const { account } = stage.project;
    const role = migrationRole(stage, "migration-factory", "/");
    return callers.role(account, role, `factory-${stage.random.hex(6)}`, stage.random, stage.time(progress) - 900_000, {
      sourceIPAddress: `10.20.${stage.random.between(0, 9)}.${stage.random.between(4, 250)}`,
      userAgent: userAgents.boto3(stage.time(progress)),
    });
  },

  /** A person of IAM Identity Center in a permission set's role. */
  sso: (stage: Stage, progress: number): Caller => {
    const { account } = stage.project;
    const path = `/aws-reserved/sso.amazonaws.com/${stage.project.region}/`;
    const role = migrationRole(stage, "AWSReservedSSO_MigrationAdmin_9f8e7d6c5b4a3f2e", path);
    const user = stage.random.pick(account.users);
    return callers.role(account, role, `${user.userName}@example.com`, stage.random, stage.time(progress) - 300_000, {
      sourceIPAddress: user.sourceIPAddress,
      userAgent: userAgents.console(stage.time(progress)),
      console: true,
      more: { sourceIdentity: user.userName },
    });
  },

  /** A tool with credentials of sts:GetFederationToken. */
  federated: (stage: Stage, progress: number): Caller => {
    const { account } = stage.project;
    const user = stage.random.pick(account.users);
    return callers.federatedUser(account, user, "migration-portal", stage.random, stage.time(progress) - 1_200_000, {
      sourceIPAddress: user.sourceIPAddress,
      userAgent: userAgents.java(stage.time(progress)),
    });
  },

  /** The connector appliance with its IAM user's keys. */
  connector: (stage: Stage, progress: number): Caller =>
    callers.user(stage.project.account, stage.project.connectorUser, {
      sourceIPAddress: stage.project.connectorUser.sourceIPAddress,
      userAgent: userAgents.java(stage.time(progress)),
    }),

  /** The root user in the console. */
  root: (stage: Stage, progress: number): Caller =>
    callers.root(stage.project.account, stage.random, stage.time(progress) - 400_000, {
      sourceIPAddress: stage.random.pick(stage.project.account.users).sourceIPAddress,
      userAgent: userAgents.console(stage.time(progress)),
    }),

  /** SMS with its service-linked role, or with the older role that people made for it. */
  smsAtWork: (stage: Stage, progress: number): Caller => {
    const { account, smsServiceRole, smsLegacyRole } = stage.project;
    const role = stage.time(progress) < Date.UTC(2019, 0) ? smsLegacyRole : smsServiceRole;
    return callers.serviceRole(account, role, "sms-session", stage.time(progress) - 60_000, "sms.amazonaws.com");
  },

  /** MGN with its service-linked role, through AWS's own endpoint. */
  mgnAtWork: (stage: Stage, progress: number): Caller => {
    const { account, mgnServiceRole, vpcEndpointId } = stage.project;
    const time = stage.time(progress) - 60_000;
    return callers.serviceRole(
      account,
      mgnServiceRole,
      "ApplicationMigrationService",
      time,
      "mgn.amazonaws.com",
      vpcEndpointId,
    );
  },
} as const;

function migrationRole(stage: Stage, roleName: string, path: string): Role {
  return { roleName, path, principalId: awsIds.principal(stage.random, "AROA") };
}
