-- title: SMS calls after its retirement
-- question: Who still called AWS SMS after it was discontinued on 31 March 2022?
-- category: Activity
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: period | extended: until 31 March 2023 AWS kept the API where MGN was missing; ended: later
-- column: days_after_retirement | Whole days since the end of 31 March 2022
-- column: relation | api: a call of SMS; on-behalf: made by it; role: made with one of its roles
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: access | read, write or unknown
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: credential_kind | long-term (a forgotten connector's key), temporary, none or unknown
-- column: source_ip_address | Where the call came from
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  CASE WHEN events.event_time < TIMESTAMP '2023-04-01 00:00:00' THEN 'extended' ELSE 'ended' END AS period,
  date_diff('day', TIMESTAMP '2022-04-01 00:00:00', events.event_time) AS days_after_retirement,
  relation,
  event_source,
  event_name,
  access,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  credential_kind,
  source_ip_address,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE service = 'sms' AND events.event_time >= TIMESTAMP '2022-04-01 00:00:00'
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
