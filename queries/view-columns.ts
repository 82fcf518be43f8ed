/** Columns of the views, in order: a contract. Types are Presto's; the text of each view produces exactly these. */

/** One column of a view. */
export interface ViewColumn {
  readonly name: string;
  readonly type: "varchar" | "boolean" | "timestamp(3)" | "timestamp(6)";
  readonly doc: string;
}

function column(name: string, doc: string, type: ViewColumn["type"] = "varchar"): ViewColumn {
  return { name, type, doc };
}

/** `cloudtrail_events`: every record that the log files hold, copies included. */
export const cloudtrailEventColumns: readonly ViewColumn[] = [
  column("log_account", "Partition: account whose log file holds the record"),
  column("log_region", "Partition: Region whose log file holds the record"),
  column("delivery_date", "Partition: day of delivery, `yyyy/MM/dd`; not the day of the event"),
  column("event_id", "eventID; copies of one event share it"),
  column("request_id", "requestID; absent in service events"),
  column("event_time", "When the request was completed, UTC; NULL where the record's text is no time", "timestamp(3)"),
  column("event_source", "Service that was called, for instance `sms.amazonaws.com`"),
  column("event_name", "Operation that was called"),
  column("event_version", "Version of the record format; compare as two numbers, not as text"),
  column("event_type", "AwsApiCall, AwsServiceEvent, AwsConsoleAction, AwsConsoleSignIn, …"),
  column("event_category", "Management, Data or NetworkActivity; absent before event version 1.07"),
  column("aws_region", "Region that was called"),
  column("recipient_account_id", "Account that received the record"),
  column("access", "`read`, `write` or `unknown`"),
  column("succeeded", "The call was accepted; what it started may still have failed", "boolean"),
  column("error_code", "errorCode"),
  column("error_message", "errorMessage"),
  column("principal_kind", "What kind of identity made the call (docs/schema.md has the rules)"),
  column("principal_name", "Name of the principal, defined for each kind in docs/schema.md"),
  column("principal_id", "userIdentity.principalId"),
  column("principal_arn", "ARN of the principal as recorded; for a role that of the session"),
  column("principal_account_id", "Account of the principal, defined for each kind in docs/schema.md"),
  column("session_name", "Name of the role session; NULL for other kinds"),
  column("session_issuer_arn", "ARN of what issued the session; for a role the role's own ARN"),
  column("credential_kind", "`long-term`, `temporary`, `none` or `unknown`"),
  column("made_by", "`caller`, `aws-service` or `aws-internal`"),
  column("invoked_by", "userIdentity.invokedBy: AWS service that made the request"),
  column(
    "source_identity",
    "sessionContext.sourceIdentity: the person behind chained roles, where the account asks for it",
  ),
  column("in_scope_of_arn", "inScopeOf.sourceArn: resource (function, instance) that the credentials were issued for"),
  column(
    "mfa_used",
    "Whether MFA was used, of the session or the sign-in; NULL where the record does not say",
    "boolean",
  ),
  column("access_key_id", "Access key that signed the request; may be absent or empty"),
  column("source_ip_address", "IP address, service DNS name or `AWS Internal`"),
  column("user_agent", "Agent of the request"),
  column("vpc_endpoint_id", "VPC endpoint that the request came through"),
  column("tls_version", "TLS version of the call"),
  column("request_parameters", "requestParameters as JSON text"),
  column("response_elements", "responseElements as JSON text; NULL for read-only calls"),
  column("additional_event_data", "additionalEventData as JSON text"),
  column("service_event_details", "serviceEventDetails as JSON text"),
  column("resources", "Touched resources as JSON text: a list of `arn`, `accountid`, `type`"),
  column("read_only", "readOnly as recorded, `true` or `false`; often absent, ask `access` instead"),
  column("shared_event_id", "Shared by the records of one action in several accounts"),
  column("addendum_reason", "Why the record came late or corrects another"),
  column("original_event_id", "eventID of the record that an UPDATED_DATA addendum corrects"),
  column("log_file", "Log file that holds the record"),
];

/** `migration_events`: records that concern SMS or MGN, one copy for each partition. */
export const migrationEventColumns: readonly ViewColumn[] = [
  ...cloudtrailEventColumns,
  column("service", "Migration service concerned: `sms` or `mgn`"),
  column(
    "relation",
    "`api`: a call of the service; `on-behalf`: made by the service; `role`: made with one of its roles",
  ),
  column(
    "operation_known",
    "The call is a known operation of SMS or MGN; false for calls of other services",
    "boolean",
  ),
  column("replication_job_id", "SMS replication job, `sms-job-…`"),
  column("replication_run_id", "SMS replication run, `sms-run-…`"),
  column("server_id", "SMS server, `s-…`, where the call names one"),
  column("app_id", "SMS appId or MGN applicationID, `app-…`"),
  column("connector_id", "SMS connectorId or MGN connectorID"),
  column("source_server_id", "MGN source server, `s-…`, where the call names one"),
  column("job_id", "MGN job"),
];

/** `migration_event_servers`: one row for each migration event and server that it concerns. */
export const migrationEventServerColumns: readonly ViewColumn[] = migrationEventColumns.map((existing) => {
  if (existing.name === "server_id") return { ...existing, doc: "SMS server of this row; NULL for MGN" };
  if (existing.name === "source_server_id") return { ...existing, doc: "MGN source server of this row; NULL for SMS" };
  return existing;
});
