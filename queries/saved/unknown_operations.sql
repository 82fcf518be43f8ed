-- title: Operations that are not known
-- question: Which calls of SMS and MGN have names that the lists of operations lack, so that access and ids are guesses?
-- category: Delivery
-- parameters: from, to, accounts, regions
-- column: event_source | Service that was called
-- column: event_name | Name of the operation, or what was called
-- column: event_type | Type of the event
-- column: access | read, write or unknown, by readOnly or the verb
-- column: calls | Number of calls
-- column: event_versions | Versions of their records
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
SELECT
  event_source,
  event_name,
  event_type,
  access,
  count(*) AS calls,
  array_join(array_agg(DISTINCT event_version ORDER BY event_version) FILTER (WHERE event_version IS NOT NULL), ', ') AS event_versions,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM events
WHERE relation = 'api' AND NOT operation_known
GROUP BY event_source, event_name, event_type, access
ORDER BY event_source, event_name, event_type, access
