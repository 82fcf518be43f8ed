-- title: Use across accounts
-- question: Who worked on the migration of another account than their own?
-- category: Who did what
-- parameters: from, to, accounts, regions
-- column: principal_account_id | Account of the identity
-- column: target_account_id | Account that was worked on: the one that MGN's request names, else the one that received the record
-- column: principal_kind | What kind of identity
-- column: principal_name | Name of the identity
-- column: service | Migration service concerned, sms or mgn
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
,
targets AS (
  SELECT
    *,
    coalesce(
      CASE WHEN event_source = 'mgn.amazonaws.com' THEN json_extract_scalar(request_parameters, '$.accountID') END,
      recipient_account_id
    ) AS target_account_id
  FROM events
)
SELECT
  principal_account_id,
  target_account_id,
  principal_kind,
  principal_name,
  service,
  event_source,
  event_name,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM targets
WHERE principal_account_id <> target_account_id
GROUP BY principal_account_id, target_account_id, principal_kind, principal_name, service, event_source, event_name
ORDER BY principal_account_id, target_account_id, principal_kind, principal_name, service, event_source, event_name
