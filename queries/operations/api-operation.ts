/** Whether an operation only reads. */
export type Access = "read" | "write";

/** Columns of `migration_events` that hold one id of an SMS or MGN resource. */
export type ScalarIdColumn =
  "replication_job_id" | "replication_run_id" | "server_id" | "app_id" | "connector_id" | "source_server_id" | "job_id";

/**
 * One operation of an API. Paths start with `request.` (requestParameters) or `response.` (responseElements); `[]` stands for
 * each element of a list. CloudTrail records no response of a read-only call, so those have request paths only.
 */
export interface ApiOperation {
  readonly name: string;
  readonly access: Access;

  /** Where each scalar id stands; the first path that has a value wins. */
  readonly ids: { readonly [column in ScalarIdColumn]?: readonly string[] };

  /** Where lists of servers stand: `server_id`s for SMS, `source_server_id`s for MGN. */
  readonly servers?: readonly string[];
}
