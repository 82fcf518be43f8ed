-- title: Calls made by AWS services
-- question: Which calls did AWS services make for a migration, with whose permissions, and what did they touch?
-- category: Who did what
-- parameters: from, to, accounts, regions
-- column: made_by_service | AWS service that made the calls
-- column: permissions_of | service principal; service-linked role; role (of the service, or of a caller whose request it forwarded); forward access session of a user
-- column: principal_kind | What kind of identity the permissions belong to
-- column: principal_name | Name of that identity
-- column: principal_account_id | Its account
-- column: service | Migration service concerned, sms or mgn
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read (old records often do not say)
-- column: failed_calls | Those that were refused
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
,
service_calls AS (
  SELECT
    *,
    coalesce(invoked_by, principal_name) AS made_by_service,
    CASE
      WHEN principal_kind = 'aws-service' THEN 'service principal'
      WHEN session_issuer_arn LIKE '%:role/aws-service-role/%' THEN 'service-linked role'
      WHEN principal_kind = 'role' THEN 'role'
      ELSE 'forward access session'
    END AS permissions_of
  FROM events
  WHERE made_by = 'aws-service'
)
SELECT
  made_by_service,
  permissions_of,
  principal_kind,
  principal_name,
  principal_account_id,
  service,
  event_source,
  event_name,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM service_calls
GROUP BY made_by_service, permissions_of, principal_kind, principal_name, principal_account_id, service, event_source, event_name
ORDER BY made_by_service, permissions_of, principal_kind, principal_name, principal_account_id, service, event_source, event_name
