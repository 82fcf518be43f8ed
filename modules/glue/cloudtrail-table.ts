import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table";
import { Construct } from "constructs";
import { terraformText } from "../shared/terraform-text";
import { partitionProjection, type PartitionProjectionProps } from "./partition-projection";

/** A column of a table, in Hive's types. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly comment?: string;
}

/** Properties of a {@link CloudTrailTable}. */
export interface CloudTrailTableProps extends PartitionProjectionProps {
  /** Database that the table is in. */
  readonly databaseName: string;

  /** Name of the table. */
  readonly tableName: string;

  /** Columns of a record, in order. */
  readonly columns: readonly TableColumn[];

  /** Names of the partition columns, all text, in order. */
  readonly partitionColumns: readonly string[];
}

/**
 * The log files of one layout as a table of Athena, a row for each record.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export class CloudTrailTable extends Construct {
  public readonly tableName: string;

  /** The table itself. */
  public readonly resource: GlueCatalogTable;

  constructor(scope: Construct, id: string, props: CloudTrailTableProps) {
    super(scope, id);

    this.resource = new GlueCatalogTable(this, "Resource", {
      databaseName: props.databaseName,
      name: props.tableName,
      description: "Records of CloudTrail log files, partitioned by account, Region and day of delivery",
      tableType: "EXTERNAL_TABLE",
      parameters: escaped({ EXTERNAL: "TRUE", classification: "cloudtrail", ...partitionProjection(props) }),
      partitionKeys: props.partitionColumns.map((name) => ({ name, type: "string" })),
      storageDescriptor: {
        location: terraformText(props.layout.tableLocation),
        inputFormat: "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
        outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        serDeInfo: { serializationLibrary: "org.apache.hive.hcatalog.data.JsonSerDe" },
        columns: props.columns.map(glueColumn),
      },
    });

    this.tableName = props.tableName;
  }
}

/** A column with its comment cut to what Glue stores: 255 characters. */
function glueColumn({ name, type, comment }: TableColumn): TableColumn {
  return { name, type, ...(comment === undefined ? {} : { comment: terraformText(comment.slice(0, 255)) }) };
}

function escaped(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, terraformText(value)]));
}
