-- title: Principals, first and last seen
-- question: Which identities took part in a migration, when was each first and last seen, and how widely did it work?
-- category: Who did what
-- parameters: from, to, accounts, regions
-- column: first_at | First call of the identity, UTC
-- column: last_at | Last call of the identity, UTC
-- column: principal_kind | What kind of identity
-- column: principal_name | Name of the identity
-- column: principal_account_id | Account of the identity
-- column: active_days | Days with a call
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: sms_calls | Those that concern SMS
-- column: mgn_calls | Those that concern MGN
-- column: sessions | Different role sessions
-- column: access_keys | Different access keys
-- column: source_addresses | Different addresses
-- column: regions | Regions that were called
WITH
-- include: events
SELECT
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at,
  principal_kind,
  principal_name,
  principal_account_id,
  count(DISTINCT CAST(event_time AS date)) AS active_days,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(CASE WHEN service = 'sms' THEN 1 END) AS sms_calls,
  count(CASE WHEN service = 'mgn' THEN 1 END) AS mgn_calls,
  count(DISTINCT session_name) AS sessions,
  count(DISTINCT nullif(access_key_id, '')) AS access_keys,
  count(DISTINCT source_ip_address) AS source_addresses,
  array_join(array_agg(DISTINCT aws_region ORDER BY aws_region) FILTER (WHERE aws_region IS NOT NULL), ', ') AS regions
FROM events
GROUP BY principal_kind, principal_name, principal_account_id
ORDER BY min(event_time), principal_kind, principal_name, principal_account_id
