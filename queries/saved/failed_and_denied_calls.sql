-- title: Failed and denied calls
-- question: Which calls failed, which of them for lack of permission, and whose were they?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: service | Migration service concerned, sms or mgn
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: outcome | denied: permission was missing; failed: any other error
-- column: error_code | Error, NULL where only a message was recorded
-- column: principal_kind | What kind of identity made the calls
-- column: principal_name | Name of the identity
-- column: principal_account_id | Account of the identity
-- column: calls | Number of such calls
-- column: first_at | First of them, UTC
-- column: last_at | Last of them, UTC
-- column: error_message | One of the messages, the first in alphabetical order
WITH
-- include: events
,
failures AS (
  SELECT
    *,
    CASE
      WHEN regexp_like(error_code, '(AccessDenied|Unauthorized|NotPermitted|Forbidden)') THEN 'denied'
      ELSE 'failed'
    END AS outcome
  FROM events
  WHERE NOT succeeded
)
SELECT
  service,
  event_source,
  event_name,
  outcome,
  error_code,
  principal_kind,
  principal_name,
  principal_account_id,
  count(*) AS calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at,
  min(error_message) AS error_message
FROM failures
GROUP BY service, event_source, event_name, outcome, error_code, principal_kind, principal_name, principal_account_id
ORDER BY calls DESC, service, event_source, event_name, outcome, error_code, principal_kind, principal_name, principal_account_id
