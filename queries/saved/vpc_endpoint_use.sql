-- title: VPC endpoints
-- question: Which calls came through a VPC endpoint, and which over the internet?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: came_through | vpc-endpoint; aws: made by an AWS service or its back end; public: neither, so over public addresses
-- column: vpc_endpoint_id | The endpoint
-- column: event_source | Service that was called
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: principals | Different identities
-- column: source_addresses | Different addresses
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
,
ways AS (
  SELECT
    *,
    CASE
      WHEN vpc_endpoint_id LIKE 'vpce-%' THEN 'vpc-endpoint'
      WHEN made_by <> 'caller' OR vpc_endpoint_id IS NOT NULL THEN 'aws'
      ELSE 'public'
    END AS came_through
  FROM events
)
SELECT
  came_through,
  vpc_endpoint_id,
  event_source,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(DISTINCT principal_kind || ' ' || coalesce(principal_arn, principal_name, principal_id, '')) AS principals,
  count(DISTINCT source_ip_address) AS source_addresses,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM ways
GROUP BY came_through, vpc_endpoint_id, event_source
ORDER BY came_through, vpc_endpoint_id, event_source
