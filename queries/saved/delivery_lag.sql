-- title: Delivery lag
-- question: How long after the calls did their log files arrive?
-- category: Delivery
-- parameters: from, to, accounts, regions
-- column: log_account | Account of the log files
-- column: log_region | Region of the log files
-- column: records | Records, copies included
-- column: within_5_minutes | From the call to the minute in the file's name; CloudTrail's own average is about 5
-- column: within_15_minutes | More than 5, at most 15
-- column: within_an_hour | More than 15 minutes, at most one hour
-- column: within_a_day | More than an hour, at most a day
-- column: later | More than a day
-- column: not_known | The file's name or the record has no readable time
-- column: longest_seconds | The longest lag, in seconds
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
),
stamped AS (
  SELECT
    log_account,
    log_region,
    event_time,
    regexp_extract(log_file, '_([0-9]{8}T[0-9]{4})Z_?[A-Za-z0-9]+[.]json', 1) AS stamp
  FROM in_range
),
lags AS (
  SELECT
    log_account,
    log_region,
    date_diff(
      'second',
      event_time,
      -- 20180903T0805 is 2018-09-03 08:05
      TRY_CAST(
        CASE
          WHEN stamp <> ''
            THEN substr(stamp, 1, 4) || '-' || substr(stamp, 5, 2) || '-' || substr(stamp, 7, 2)
              || ' ' || substr(stamp, 10, 2) || ':' || substr(stamp, 12, 2) || ':00'
        END AS timestamp(3)
      )
    ) AS seconds
  FROM stamped
)
SELECT
  log_account,
  log_region,
  count(*) AS records,
  count(CASE WHEN seconds <= 300 THEN 1 END) AS within_5_minutes,
  count(CASE WHEN seconds > 300 AND seconds <= 900 THEN 1 END) AS within_15_minutes,
  count(CASE WHEN seconds > 900 AND seconds <= 3600 THEN 1 END) AS within_an_hour,
  count(CASE WHEN seconds > 3600 AND seconds <= 86400 THEN 1 END) AS within_a_day,
  count(CASE WHEN seconds > 86400 THEN 1 END) AS later,
  count(CASE WHEN seconds IS NULL THEN 1 END) AS not_known,
  max(seconds) AS longest_seconds
FROM lags
GROUP BY log_account, log_region
ORDER BY log_account, log_region
