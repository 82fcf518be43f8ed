-- title: Use of the root user
-- question: When was a root user used for a migration, from where, with MFA or without?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: principal_account_id | Account whose root user it was
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: access | read, write or unknown
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not
-- column: credential_kind | long-term: an access key of the root user; temporary: a console or privileged session
-- column: made_by | caller, aws-service or aws-internal (the console's back end)
-- column: mfa_used | MFA was used; NULL where the record does not say
-- column: source_ip_address | Where the call came from
-- column: user_agent | What the call was made with
-- column: aws_region | Region that was called
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  principal_account_id,
  event_source,
  event_name,
  access,
  succeeded,
  error_code,
  credential_kind,
  made_by,
  mfa_used,
  source_ip_address,
  user_agent,
  aws_region,
  event_id
FROM events
WHERE principal_kind = 'root'
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
