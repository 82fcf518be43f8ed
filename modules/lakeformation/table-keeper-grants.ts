import { LakeformationPermissions } from "@cdktf/provider-aws/lib/lakeformation-permissions";
import { Construct } from "constructs";

/** Properties of {@link TableKeeperGrants}. */
export interface TableKeeperGrantsProps {
  /** ARN of the role; using it waits for the role. */
  readonly roleArn: string;

  /** Name of the database; using it waits for the database. */
  readonly databaseName: string;
}

/**
 * Lets one role read every table and view of a database and make a table of its own there, where Lake Formation governs the account.
 * Whoever makes a table has every right on it: none has to be granted, and none could before there is a table.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/implicit-permissions.html
 */
export class TableKeeperGrants extends Construct {
  constructor(scope: Construct, id: string, { roleArn, databaseName }: TableKeeperGrantsProps) {
    super(scope, id);
    new LakeformationPermissions(this, "Database", {
      principal: roleArn,
      // sorted, as the provider reads them back
      permissions: ["CREATE_TABLE", "DESCRIBE"],
      database: { name: databaseName },
    });
    new LakeformationPermissions(this, "Tables", {
      principal: roleArn,
      permissions: ["DESCRIBE", "SELECT"],
      table: { databaseName, wildcard: true },
    });
  }
}
