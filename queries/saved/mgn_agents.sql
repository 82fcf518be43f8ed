-- title: Replication agents
-- question: Which agents and vCenter clients of MGN registered or reported, from where, and with whose permissions?
-- category: MGN
-- parameters: from, to, accounts, regions
-- column: source_ip_address | Address of the agent; no record is known that names its source server
-- column: principal_kind | What kind of identity the agent used
-- column: principal_name | Name of the identity
-- column: principal_account_id | Account of the identity
-- column: credential_kind | long-term, temporary, none or unknown
-- column: registrations | Accepted registrations of an agent or vCenter client
-- column: disconnections | Accepted reports that an agent was disconnected
-- column: calls | All calls of agents; AWS does not say which of them CloudTrail records
-- column: failed_calls | Those that were refused
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
-- column: operations | Operations that were called
WITH
-- include: events
SELECT
  source_ip_address,
  principal_kind,
  principal_name,
  principal_account_id,
  credential_kind,
  count(CASE WHEN event_name IN ('RegisterAgentForMgn', 'CreateVcenterClientForMgn') AND succeeded THEN 1 END) AS registrations,
  count(CASE WHEN event_name = 'NotifyAgentDisconnectedForMgn' AND succeeded THEN 1 END) AS disconnections,
  count(*) AS calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at,
  array_join(array_agg(DISTINCT event_name ORDER BY event_name) FILTER (WHERE event_name IS NOT NULL), ', ') AS operations
FROM events
WHERE event_source = 'mgn.amazonaws.com' AND event_name LIKE '%ForMgn'
GROUP BY source_ip_address, principal_kind, principal_name, principal_account_id, credential_kind
ORDER BY source_ip_address, principal_kind, principal_name, principal_account_id, credential_kind
