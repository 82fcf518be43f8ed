import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table";
import { Construct } from "constructs";
import { hiveTypes, prestoViewText, type PrestoViewProps } from "./presto-view-text";

/** Properties of a {@link PrestoView}: what it says, and its name. */
export interface PrestoViewConstructProps extends PrestoViewProps {
  /** Database that the view is in. */
  readonly databaseName: string;

  /** Name of the view. */
  readonly viewName: string;
}

/**
 * A view of Athena, kept where Athena keeps it, so that no query has to run to make it. Terraform has no resource of its own for
 * views: https://github.com/hashicorp/terraform-provider-aws/issues/17363
 */
export class PrestoView extends Construct {
  /** The view itself, a table to Glue. */
  public readonly resource: GlueCatalogTable;

  constructor(scope: Construct, id: string, props: PrestoViewConstructProps) {
    super(scope, id);

    this.resource = new GlueCatalogTable(this, "Resource", {
      databaseName: props.databaseName,
      name: props.viewName,
      tableType: "VIRTUAL_VIEW",
      // "comment" is how Athena itself marks a view; without presto_view it is taken for one of Hive
      parameters: { presto_view: "true", comment: "Presto View" },
      viewOriginalText: prestoViewText(props),
      viewExpandedText: "/* Presto View */",
      storageDescriptor: {
        columns: props.columns.map(({ name, type }) => ({ name, type: hiveTypes[type] })),
        // without the block Athena finds no view, and an empty one shows up in every plan as missing:
        // https://github.com/hashicorp/terraform-provider-aws/issues/28517
        serDeInfo: { name: props.viewName },
      },
    });
  }
}
