-- title: Long-term access keys
-- question: Which long-term access keys were used for a migration, by whom, for how long, and from where?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: access_key_id | The key; NULL where the record does not name it
-- column: principal_kind | iam-user or root
-- column: principal_name | Name of the user
-- column: principal_account_id | Account of the user
-- column: first_at | First call with the key, UTC
-- column: last_at | Last call with the key, UTC
-- column: days_in_use | Days from the one date to the other
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: user_agents | Different user agents
-- column: source_addresses | Addresses that the key was used from
WITH
-- include: events
SELECT
  nullif(access_key_id, '') AS access_key_id,
  principal_kind,
  principal_name,
  principal_account_id,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at,
  date_diff('day', CAST(min(event_time) AS date), CAST(max(event_time) AS date)) AS days_in_use,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(DISTINCT user_agent) AS user_agents,
  array_join(
    array_agg(DISTINCT source_ip_address ORDER BY source_ip_address) FILTER (WHERE source_ip_address IS NOT NULL),
    ', '
  ) AS source_addresses
FROM events
WHERE credential_kind = 'long-term'
GROUP BY nullif(access_key_id, ''), principal_kind, principal_name, principal_account_id
ORDER BY min(event_time), access_key_id, principal_kind, principal_name, principal_account_id
