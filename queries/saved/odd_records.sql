-- title: Records with gaps
-- question: Which records lack what every record should have, or lie under another account than they name?
-- category: Delivery
-- parameters: from, to, accounts, regions
-- column: log_account | Account of the log files
-- column: log_region | Region of the log files
-- column: event_source | Service that was called
-- column: records | Records of any of these kinds
-- column: without_time | eventTime is missing or no time: in no range by event time, in every one of its delivery dates
-- column: without_id | eventID is missing: copies cannot be told
-- column: without_name | eventName or eventSource is missing
-- column: without_type | userIdentity.type is missing or not known: who called is a guess
-- column: of_another_account | recipientAccountId is not the account of the log file
-- column: first_delivery_date | First day of delivery
-- column: last_delivery_date | Last day of delivery
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
),
gaps AS (
  SELECT
    *,
    CASE WHEN event_time IS NULL THEN 1 ELSE 0 END AS no_time,
    CASE WHEN event_id IS NULL THEN 1 ELSE 0 END AS no_id,
    CASE WHEN event_name IS NULL OR event_source IS NULL THEN 1 ELSE 0 END AS no_name,
    CASE WHEN principal_kind = 'unknown' THEN 1 ELSE 0 END AS no_type,
    CASE WHEN recipient_account_id <> log_account THEN 1 ELSE 0 END AS other_account
  FROM in_range
)
SELECT
  log_account,
  log_region,
  event_source,
  count(*) AS records,
  CAST(sum(no_time) AS bigint) AS without_time,
  CAST(sum(no_id) AS bigint) AS without_id,
  CAST(sum(no_name) AS bigint) AS without_name,
  CAST(sum(no_type) AS bigint) AS without_type,
  CAST(sum(other_account) AS bigint) AS of_another_account,
  min(delivery_date) AS first_delivery_date,
  max(delivery_date) AS last_delivery_date
FROM gaps
WHERE no_time + no_id + no_name + no_type + other_account > 0
GROUP BY log_account, log_region, event_source
ORDER BY log_account, log_region, event_source
