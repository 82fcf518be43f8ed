-- title: Records delivered more than once
-- question: How many records are copies of others, in one place or over days, Regions and accounts?
-- category: Delivery
-- parameters: from, to, accounts, regions
-- column: event_source | Service that was called
-- column: records | Records, copies included
-- column: events | Different events by their ids
-- column: copies | Records beyond the first of each event
-- column: events_with_copies | Events that have copies
-- column: on_several_days | Events delivered on several days
-- column: in_several_accounts | Events in the log files of several accounts
-- column: in_several_regions | Events in the log files of several Regions, as global services had until November 2021
-- column: records_without_id | Records without an event id: each counts for itself
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
),
per_event AS (
  SELECT
    event_source,
    event_id,
    count(*) AS records,
    count(DISTINCT delivery_date) AS days,
    count(DISTINCT log_account) AS accounts,
    count(DISTINCT log_region) AS regions
  FROM in_range
  GROUP BY event_source, event_id
)
SELECT
  event_source,
  CAST(sum(records) AS bigint) AS records,
  count(event_id) AS events,
  coalesce(CAST(sum(CASE WHEN event_id IS NOT NULL THEN records - 1 END) AS bigint), 0) AS copies,
  count(CASE WHEN event_id IS NOT NULL AND records > 1 THEN 1 END) AS events_with_copies,
  count(CASE WHEN event_id IS NOT NULL AND days > 1 THEN 1 END) AS on_several_days,
  count(CASE WHEN event_id IS NOT NULL AND accounts > 1 THEN 1 END) AS in_several_accounts,
  count(CASE WHEN event_id IS NOT NULL AND regions > 1 THEN 1 END) AS in_several_regions,
  coalesce(CAST(sum(CASE WHEN event_id IS NULL THEN records END) AS bigint), 0) AS records_without_id
FROM per_event
GROUP BY event_source
ORDER BY event_source
