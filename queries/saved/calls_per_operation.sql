-- title: Calls per operation
-- question: Which operations were called for a migration, how often, and by how many?
-- category: Activity
-- parameters: from, to, accounts, regions
-- column: service | Migration service concerned, sms or mgn
-- column: relation | api: a call of the service; on-behalf: made by it; role: made with one of its roles
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: access | read, write or unknown
-- column: calls | Number of calls
-- column: failed_calls | Those that were refused
-- column: principals | Different identities
-- column: accounts | Different accounts whose log files show it
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
SELECT
  service,
  relation,
  event_source,
  event_name,
  access,
  count(*) AS calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(DISTINCT principal_kind || ' ' || coalesce(principal_arn, principal_name, principal_id, '')) AS principals,
  count(DISTINCT log_account) AS accounts,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM events
GROUP BY service, relation, event_source, event_name, access
ORDER BY service, relation, event_source, event_name, access
