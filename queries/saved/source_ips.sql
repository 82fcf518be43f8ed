-- title: Source addresses
-- question: From which addresses did the calls come, how many identities used each, and did they succeed?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: source_ip_address | Address as recorded
-- column: address_kind | ipv4, ipv6, aws-service (a service's DNS name), aws-internal, none or other
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: principals | Different identities that used the address
-- column: accounts | Different accounts whose log files show it
-- column: user_agents | Different user agents
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
SELECT
  source_ip_address,
  CASE
    WHEN source_ip_address IS NULL THEN 'none'
    WHEN regexp_like(source_ip_address, '^[0-9]{1,3}([.][0-9]{1,3}){3}$') THEN 'ipv4'
    WHEN regexp_like(source_ip_address, '^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$') THEN 'ipv6'
    WHEN source_ip_address LIKE 'AWS Internal%' THEN 'aws-internal'
    WHEN regexp_like(source_ip_address, '[.]amazonaws[.]com([.]cn)?$') THEN 'aws-service'
    ELSE 'other'
  END AS address_kind,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(DISTINCT principal_kind || ' ' || coalesce(principal_arn, principal_name, principal_id, '')) AS principals,
  count(DISTINCT log_account) AS accounts,
  count(DISTINCT user_agent) AS user_agents,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM events
GROUP BY source_ip_address
ORDER BY calls DESC, source_ip_address
