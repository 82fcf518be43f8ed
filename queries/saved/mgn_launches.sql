-- title: Test and cutover launches
-- question: Which source servers were launched for a test or a cutover, or had their instances terminated, and at whose request?
-- category: MGN
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: source_server_id | The source server, a row for each that the call names; a refused call often names none: see the failed calls
-- column: event_name | StartTest, StartCutover or TerminateTargetInstances
-- column: job_id | MGN job that was started; its result is not in CloudTrail
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: server_events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  source_server_id,
  event_name,
  job_id,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE event_source = 'mgn.amazonaws.com' AND event_name IN ('StartTest', 'StartCutover', 'TerminateTargetInstances')
ORDER BY events.event_time, event_id, source_server_id, event_name, log_account, log_region, delivery_date, log_file, request_id
