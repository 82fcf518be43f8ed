/**
 * Names of the roles that SMS and MGN work with: a call made with one of them concerns a migration, whatever service it went to.
 *
 * @see https://docs.aws.amazon.com/server-migration-service/latest/userguide/using-service-linked-roles.html
 * @see https://docs.aws.amazon.com/mgn/latest/ug/mgn-initialize-api.html
 * @see https://docs.aws.amazon.com/mgn/latest/ug/mgn-connector-permissions.html
 */
import type { MigrationService } from "./operations";

/** Known role names by service. `sms` and `sms-launch` are SMS's default names; a team may have chosen others (see ViewOptions). */
export const migrationRoles: Readonly<Record<MigrationService, readonly string[]>> = {
  sms: [
    "AWSServiceRoleForSMS",
    "sms",
    "sms-launch",
    "ServerMigrationServiceRole",
    "ServerMigration_ServiceRole",
    "ServerMigrationServiceLaunchRole",
  ],
  mgn: [
    "AWSServiceRoleForApplicationMigrationService",
    "AWSApplicationMigrationAgentRole",
    "AWSApplicationMigrationConnectorManagementRole",
    "AWSApplicationMigrationConversionServerRole",
    "AWSApplicationMigrationFsxProxyLinkRole",
    "AWSApplicationMigrationFsxProxyRole",
    "AWSApplicationMigrationLaunchInstanceWithDrsRole",
    "AWSApplicationMigrationLaunchInstanceWithSsmRole",
    "AWSApplicationMigrationMGHRole",
    "AWSApplicationMigrationReplicationServerRole",
  ],
};
