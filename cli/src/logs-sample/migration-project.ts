import { awsIds } from "./aws-ids";
import type { Account, Role, User } from "./organization";
import { publicAddress } from "./organization";
import { createRandom, type Random } from "./random";

/** What the stories of one account and era have in common: the machines that move and the roles that move them. */
export interface MigrationProject {
  readonly account: Account;
  readonly region: string;
  /** The connector's IAM user: an appliance with long-term keys on premises. */
  readonly connectorUser: User;
  readonly connectorId: string;
  /** SMS server ids, `s-` and eight digits. */
  readonly servers: readonly string[];
  /** MGN source server ids, `s-` and seventeen digits. */
  readonly sourceServers: readonly string[];
  /** The IAM user of the MGN agent's installer. */
  readonly agentUser: User;
  readonly smsServiceRole: Role;
  readonly smsLegacyRole: Role;
  readonly smsLaunchRole: Role;
  readonly mgnServiceRole: Role;
  readonly vpcEndpointId: string;
}

/** The project of an account in an era; a second round in the same era is another project with the same roles. */
export function createMigrationProject(seed: number, account: Account, era: string, round: number): MigrationProject {
  const forever = createRandom(seed, "migration-roles", account.id);
  const random = createRandom(seed, "migration-project", account.id, era, `${round}`);
  return {
    account,
    region: account.migrationRegion,
    smsServiceRole: role(forever, "AWSServiceRoleForSMS", "/aws-service-role/sms.amazonaws.com/"),
    smsLegacyRole: role(forever, "sms", "/"),
    smsLaunchRole: role(forever, "sms-launch", "/"),
    mgnServiceRole: role(
      forever,
      "AWSServiceRoleForApplicationMigrationService",
      "/aws-service-role/mgn.amazonaws.com/",
    ),
    connectorUser: user(random, "sms-connector"),
    agentUser: user(random, "mgn-agent-installer"),
    connectorId: `c-${random.hex(17)}`,
    servers: Array.from({ length: 6 }, () => awsIds.short(random, "s")),
    sourceServers: Array.from({ length: 5 }, () => `s-${random.hex(17)}`),
    vpcEndpointId: awsIds.resource(random, "vpce"),
  };
}

function role(random: Random, roleName: string, path: string): Role {
  return { roleName, path, principalId: awsIds.principal(random, "AROA") };
}

function user(random: Random, userName: string): User {
  return {
    userName,
    principalId: awsIds.principal(random, "AIDA"),
    accessKeyId: awsIds.accessKey(random, "AKIA"),
    sourceIPAddress: publicAddress(random),
  };
}
