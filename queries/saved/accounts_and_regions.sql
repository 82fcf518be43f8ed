-- title: Migration by account and Region
-- question: In which accounts and Regions did migrations happen, when, and how far did they come?
-- category: Activity
-- parameters: from, to, accounts, regions
-- column: log_account | Account whose log files show the calls
-- column: aws_region | Region that was called
-- column: service | Migration service concerned, sms or mgn
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: active_days | Days with a call
-- column: jobs_created | Replication jobs that were created (SMS)
-- column: cutovers_requested | Accepted requests for a cutover launch (MGN)
-- column: cutovers_finalized | Accepted finalizations of a cutover (MGN)
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
SELECT
  log_account,
  aws_region,
  service,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(DISTINCT CAST(event_time AS date)) AS active_days,
  count(CASE WHEN relation = 'api' AND event_name = 'CreateReplicationJob' AND succeeded THEN 1 END) AS jobs_created,
  count(CASE WHEN relation = 'api' AND event_name = 'StartCutover' AND succeeded THEN 1 END) AS cutovers_requested,
  count(CASE WHEN relation = 'api' AND event_name = 'FinalizeCutover' AND succeeded THEN 1 END) AS cutovers_finalized,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM events
GROUP BY log_account, aws_region, service
ORDER BY log_account, aws_region, service
