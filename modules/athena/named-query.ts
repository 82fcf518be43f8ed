import { AthenaNamedQuery } from "@cdktf/provider-aws/lib/athena-named-query";
import { Construct } from "constructs";
import { terraformText } from "../shared/terraform-text";
import { queryText } from "./query-text";

/** Properties of a {@link NamedQuery}. */
export interface NamedQueryProps {
  /** Name that the query is found by in Athena, up to 128 characters. */
  readonly queryName: string;

  /** The question that it answers, up to 1,024 characters. */
  readonly description: string;

  /** The SQL, up to 262,144 bytes. */
  readonly sql: string;

  readonly databaseName: string;

  readonly workgroupName: string;
}

/**
 * A saved query of a workgroup.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/saved-queries.html
 */
export class NamedQuery extends Construct {
  constructor(scope: Construct, id: string, props: NamedQueryProps) {
    super(scope, id);

    new AthenaNamedQuery(this, "Resource", {
      name: props.queryName,
      description: terraformText(props.description),
      database: props.databaseName,
      workgroup: props.workgroupName,
      query: queryText(props.queryName, props.sql),
    });
  }
}
