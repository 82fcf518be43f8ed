import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import { Construct } from "constructs";

/** Properties of a {@link Database}. */
export interface DatabaseProps {
  /** Name of the database: lower-case letters, digits and `_`. */
  readonly databaseName: string;
}

/** A database of the Glue catalog, which Athena calls by the same name. Made without running a query. */
export class Database extends Construct {
  /** Name of the database; using it waits for the database. */
  public readonly databaseName: string;

  /** The database itself. */
  public readonly resource: GlueCatalogDatabase;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);

    this.resource = new GlueCatalogDatabase(this, "Resource", {
      name: props.databaseName,
      description: "Calls of Server Migration Service and Application Migration Service, as CloudTrail recorded them",
    });
    this.databaseName = this.resource.name;
  }
}
