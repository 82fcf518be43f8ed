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
-- The ends of a range that was asked for are days too, with no call of their own: not count_if, which is NULL over nothing but NULLs in
-- the embedded engine.
marked AS (
  SELECT CAST(event_time AS date) AS day, service, relation, access, succeeded FROM events WHERE event_time IS NOT NULL
  UNION ALL
  SELECT :first_day, CAST(NULL AS varchar), CAST(NULL AS varchar), CAST(NULL AS varchar), CAST(NULL AS boolean)
  UNION ALL
  SELECT :last_day, CAST(NULL AS varchar), CAST(NULL AS varchar), CAST(NULL AS varchar), CAST(NULL AS boolean)
),
counted AS (
  SELECT
    day,
    lead(day) OVER (ORDER BY day) AS next_day,
    count(service) AS calls,
    count(CASE WHEN service = 'sms' THEN 1 END) AS sms_calls,
    count(CASE WHEN service = 'mgn' THEN 1 END) AS mgn_calls,
    count(CASE WHEN relation <> 'api' THEN 1 END) AS related_calls,
    count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
    count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls
  FROM marked
  WHERE day IS NOT NULL
  GROUP BY day
),
-- Each day stands for itself and the quiet days behind it; a sequence has at most 10,000 entries in Athena.
spans AS (
  SELECT
    counted.*,
    CASE
      WHEN next_day IS NULL THEN day
      WHEN date_diff('day', day, next_day) > 9000 THEN CAST(date_add('day', 9000, day) AS date)
      ELSE CAST(date_add('day', -1, next_day) AS date)
    END AS last_day
  FROM counted
)
SELECT
  date_format(d.each_day, '%Y-%m-%d') AS day,
  CASE WHEN CAST(d.each_day AS date) = spans.day THEN calls ELSE 0 END AS calls,
  CASE WHEN CAST(d.each_day AS date) = spans.day THEN sms_calls ELSE 0 END AS sms_calls,
  CASE WHEN CAST(d.each_day AS date) = spans.day THEN mgn_calls ELSE 0 END AS mgn_calls,
  CASE WHEN CAST(d.each_day AS date) = spans.day THEN related_calls ELSE 0 END AS related_calls,
  CASE WHEN CAST(d.each_day AS date) = spans.day THEN changing_calls ELSE 0 END AS changing_calls,
  CASE WHEN CAST(d.each_day AS date) = spans.day THEN failed_calls ELSE 0 END AS failed_calls
FROM spans
CROSS JOIN UNNEST(sequence(spans.day, spans.last_day, INTERVAL '1' DAY)) AS d(each_day)
ORDER BY 1
