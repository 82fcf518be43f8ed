-- title: Busiest hours
-- question: At which hours of the day were the migrations worked on?
-- category: Activity
-- parameters: from, to, accounts, regions
-- column: hour | Hour of the day, UTC, 00 to 23; hours without a call are left out
-- column: calls | Number of calls
-- column: by_callers | Those that people and programs made themselves
-- column: by_services | Those that AWS services made
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: weekend_calls | Those on a Saturday or Sunday, UTC
-- column: days | Days that had a call in the hour
WITH
-- include: events
SELECT
  date_format(event_time, '%H') AS hour,
  count(*) AS calls,
  count(CASE WHEN made_by <> 'aws-service' THEN 1 END) AS by_callers,
  count(CASE WHEN made_by = 'aws-service' THEN 1 END) AS by_services,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(CASE WHEN day_of_week(event_time) >= 6 THEN 1 END) AS weekend_calls,
  count(DISTINCT CAST(event_time AS date)) AS days
FROM events
WHERE events.event_time IS NOT NULL
GROUP BY date_format(event_time, '%H')
ORDER BY hour
