import { LakeformationPermissions } from "@cdktf/provider-aws/lib/lakeformation-permissions";
import { Construct } from "constructs";

/** Properties of {@link ReaderGrants}. */
export interface ReaderGrantsProps {
  /** ARNs of the roles and users that ask questions. */
  readonly readerArns: readonly string[];

  /** Name of the database; using it waits for the database. */
  readonly databaseName: string;
}

/**
 * Lets roles and users see a database and read every table and view in it, those of later versions too, where Lake Formation governs the
 * account: IAM policies alone let nobody read there. Only for such accounts: elsewhere `IAMAllowedPrincipals` has the database, and
 * Lake Formation mixes the two badly.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/granting-table-permissions.html
 */
export class ReaderGrants extends Construct {
  constructor(scope: Construct, id: string, { readerArns, databaseName }: ReaderGrantsProps) {
    super(scope, id);
    for (const principal of [...new Set(readerArns)].sort()) {
      new LakeformationPermissions(this, `Database-${principal}`, {
        principal,
        permissions: ["DESCRIBE"],
        database: { name: databaseName },
      });
      new LakeformationPermissions(this, `Tables-${principal}`, {
        principal,
        // sorted, as the provider reads them back
        permissions: ["DESCRIBE", "SELECT"],
        table: { databaseName, wildcard: true },
      });
    }
  }
}
