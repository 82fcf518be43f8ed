-- title: Versions of the record format
-- question: Which versions of the record format came when, and is one newer than this schema?
-- category: Delivery
-- parameters: from, to, accounts, regions
-- column: event_version | Version, two numbers
-- column: newer_than_schema | It is after 1.11, the version that the columns stand for; NULL where it is no version
-- column: records | Records, copies included
-- column: event_sources | Different services that were called
-- column: without_read_only | Records without readOnly, which access does without
-- column: without_category | Records without eventCategory
-- column: first_at | First event, UTC
-- column: last_at | Last event, UTC
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
),
versions AS (
  SELECT
    *,
    CASE
      WHEN regexp_like(event_version, '^[0-9]{1,4}[.][0-9]{1,4}$')
        THEN CAST(split_part(event_version, '.', 1) AS bigint) * 10000 + CAST(split_part(event_version, '.', 2) AS bigint)
    END AS version_number
  FROM in_range
)
SELECT
  event_version,
  version_number > 10011 AS newer_than_schema,
  count(*) AS records,
  count(DISTINCT event_source) AS event_sources,
  count(CASE WHEN read_only IS NULL THEN 1 END) AS without_read_only,
  count(CASE WHEN event_category IS NULL THEN 1 END) AS without_category,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM versions
GROUP BY event_version, version_number
ORDER BY version_number, event_version
