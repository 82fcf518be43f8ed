-- title: Accounts, Regions and days with log files
-- question: From which accounts and Regions did log files with records come, and on how many of the days between the first and the last?
-- category: Delivery
-- parameters: from, to, accounts, regions
-- column: log_account | Account of the log files
-- column: log_region | Region of the log files
-- column: first_day | First delivery date with a record
-- column: last_day | Last delivery date with a record
-- column: days_between | Days from the first to the last, both included
-- column: days_with_records | Days among them with a record
-- column: days_without_records | The others: no call was made, or nothing was delivered; only digest files tell which (sms-trail verify)
-- column: files | Different log files
-- column: records | Records, copies included
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
)
SELECT
  log_account,
  log_region,
  min(delivery_date) AS first_day,
  max(delivery_date) AS last_day,
  date_diff('day', CAST(replace(min(delivery_date), '/', '-') AS date), CAST(replace(max(delivery_date), '/', '-') AS date)) + 1 AS days_between,
  count(DISTINCT delivery_date) AS days_with_records,
  date_diff('day', CAST(replace(min(delivery_date), '/', '-') AS date), CAST(replace(max(delivery_date), '/', '-') AS date)) + 1
    - count(DISTINCT delivery_date) AS days_without_records,
  count(DISTINCT log_file) AS files,
  count(*) AS records
FROM in_range
GROUP BY log_account, log_region
ORDER BY log_account, log_region
