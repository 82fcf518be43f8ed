-- title: Timeline of a migration
-- question: What happened, call by call, who did it, from where, and did it succeed?
-- category: Migration
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: service | Migration service concerned, sms or mgn
-- column: relation | api: a call of the service; on-behalf: made by it; role: made with one of its roles
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: access | read, write or unknown
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: made_by | caller, aws-service or aws-internal
-- column: source_ip_address | Where the call came from
-- column: replication_job_id | SMS replication job of the call
-- column: server_id | SMS server of the call
-- column: app_id | Application of the call
-- column: source_server_id | MGN source server of the call
-- column: job_id | MGN job of the call
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  service,
  relation,
  event_source,
  event_name,
  access,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  made_by,
  source_ip_address,
  replication_job_id,
  server_id,
  app_id,
  source_server_id,
  job_id,
  aws_region,
  recipient_account_id,
  event_id
FROM events
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
