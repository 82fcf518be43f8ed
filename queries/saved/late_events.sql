-- title: Events that came late
-- question: Which deliveries brought events of earlier days, so that a question about those days has another answer now?
-- category: Delivery
-- parameters: from, to, accounts, regions
-- parameter: days integer = 2 | Days from the event to its delivery, at least; one is ordinary around midnight
-- column: log_account | Account of the log files
-- column: log_region | Region of the log files
-- column: delivery_date | Day of delivery
-- column: days_late | Days from the event to its delivery
-- column: records | Records, copies included
-- column: migration_calls | Calls of SMS and MGN among them
-- column: addendum_reasons | Reasons that records give for being late
-- column: first_event_at | First of the events, UTC
-- column: last_event_at | Last of the events, UTC
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
),
lags AS (
  SELECT
    *,
    date_diff('day', CAST(event_time AS date), CAST(replace(delivery_date, '/', '-') AS date)) AS days_late
  FROM in_range
  WHERE event_time IS NOT NULL
)
SELECT
  log_account,
  log_region,
  delivery_date,
  days_late,
  count(*) AS records,
  count(CASE WHEN event_source IN ('sms.amazonaws.com', 'mgn.amazonaws.com') THEN 1 END) AS migration_calls,
  array_join(array_agg(DISTINCT addendum_reason ORDER BY addendum_reason) FILTER (WHERE addendum_reason IS NOT NULL), ', ') AS addendum_reasons,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_event_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_event_at
FROM lags
WHERE days_late >= :days
GROUP BY log_account, log_region, delivery_date, days_late
ORDER BY log_account, log_region, delivery_date, days_late
