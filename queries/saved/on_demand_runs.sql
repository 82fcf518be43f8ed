-- title: Replication runs on demand
-- question: Who asked for a replication run out of turn, of which job or application, and was the request accepted?
-- category: Migration
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: event_name | Operation that was called
-- column: replication_job_id | Job that was to run
-- column: app_id | Application whose jobs were to run
-- column: replication_run_id | The run; what became of it is not in CloudTrail
-- column: description | Description in the request
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: made_by | caller, aws-service (SMS itself, for an application) or aws-internal
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  event_name,
  replication_job_id,
  app_id,
  replication_run_id,
  json_extract_scalar(request_parameters, '$.description') AS description,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  made_by,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE event_source = 'sms.amazonaws.com' AND event_name IN ('StartOnDemandReplicationRun', 'StartOnDemandAppReplication')
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
