import * as fs from "node:fs";
import * as path from "node:path";

/**
 * The one public record of an SMS call, with its traps: an account id that is not twelve digits, no `readOnly`, a date string that is
 * not ISO.
 *
 * @see https://docs.aws.amazon.com/server-migration-service/latest/userguide/logging-using-cloudtrail.html
 */
export const documentedEvent = path.resolve(__dirname, "../fixtures/documented-sms-event.json");

/** The record as CloudTrail delivers records: on one line, in a log file. */
export function documentedLogFile(): string {
  const record: unknown = JSON.parse(fs.readFileSync(documentedEvent, "utf8"));
  return JSON.stringify({ Records: [record] });
}

/** What the record says, in the words of the view: who, when, from where, with which parameters, which job. */
export const documentedAnswer = {
  event_time: "2018-09-04T16:34:49Z",
  service: "sms",
  relation: "api",
  event_name: "CreateReplicationJob",
  operation_known: "true",
  access: "write",
  read_only: null,
  succeeded: "true",
  principal_kind: "iam-user",
  principal_name: "sms-user",
  principal_arn: "arn:aws:iam::0123456789ab:user/sms-user",
  principal_account_id: "0123456789ab",
  recipient_account_id: "0123456789ab",
  access_key_id: "0123456789abcdef0123",
  made_by: "caller",
  credential_kind: "long-term",
  source_ip_address: "1.2.3.4",
  aws_region: "us-east-1",
  request_parameters:
    '{"roleName":"sms","serverId":"s-01234567","runOnce":true,"seedReplicationTime":"Sep 4, 2018 4:36:48 PM"}',
  response_elements: '{"replicationJobId":"sms-job-012345677"}',
  replication_job_id: "sms-job-012345677",
  server_id: "s-01234567",
  event_id: "55555555-6666-7777-8888-999999999999",
};

/** Asks for {@link documentedAnswer}, column by column. */
export const documentedQuestion = `SELECT ${Object.keys(documentedAnswer)
  .map((column) => (column === "event_time" ? "date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time" : column))
  .map((column) =>
    ["operation_known", "succeeded"].includes(column) ? `CAST(${column} AS varchar) AS ${column}` : column,
  )
  .join(", ")} FROM migration_events WHERE event_id = '55555555-6666-7777-8888-999999999999'`;
