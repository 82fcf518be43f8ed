-- title: Calls per day
-- question: How many migration calls were there on each day, quiet days included?
-- category: Activity
-- parameters: from, to, accounts, regions
-- column: day | Day of event time, UTC; every day between the first and the last call, and out to the ends of a range that was asked for
-- column: calls | Calls that concern a migration
-- column: sms_calls | Those that concern SMS
-- column: mgn_calls | Those that concern MGN
-- column: related_calls | Those that services and roles of a migration made elsewhere (EC2, S3, …)
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
WITH
-- include: events
,
counted AS (
  SELECT
    CAST(event_time AS date) AS day,
    count(*) AS calls,
    count_if(service = 'sms') AS sms_calls,
    count_if(service = 'mgn') AS mgn_calls,
    count_if(relation <> 'api') AS related_calls,
    count_if(access <> 'read') AS changing_calls,
    count_if(NOT succeeded) AS failed_calls
  FROM events
  WHERE event_time IS NOT NULL
  GROUP BY CAST(event_time AS date)
),
bounds AS (
  SELECT coalesce(:first_day, min(day)) AS first_day, coalesce(:last_day, max(day)) AS last_day FROM counted
),
-- A sequence has at most 10,000 entries in Athena; days with calls past them are listed all the same.
calendar AS (
  SELECT CAST(days.day AS date) AS day
  FROM (
    SELECT first_day, CASE WHEN date_diff('day', first_day, last_day) > 9000 THEN date_add('day', 9000, first_day) ELSE last_day END AS last_day
    FROM bounds
    WHERE first_day <= last_day
  ) b
  CROSS JOIN UNNEST(sequence(b.first_day, b.last_day, INTERVAL '1' DAY)) AS days(day)
)
SELECT
  date_format(coalesce(calendar.day, counted.day), '%Y-%m-%d') AS day,
  coalesce(counted.calls, 0) AS calls,
  coalesce(counted.sms_calls, 0) AS sms_calls,
  coalesce(counted.mgn_calls, 0) AS mgn_calls,
  coalesce(counted.related_calls, 0) AS related_calls,
  coalesce(counted.changing_calls, 0) AS changing_calls,
  coalesce(counted.failed_calls, 0) AS failed_calls
FROM calendar
FULL OUTER JOIN counted ON counted.day = calendar.day
ORDER BY 1
