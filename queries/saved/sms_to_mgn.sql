-- title: From SMS to MGN
-- question: Which accounts used SMS, which MGN, and for how long both?
-- category: MGN
-- parameters: from, to, accounts, regions
-- column: log_account | Account whose log files show the calls
-- column: phase | sms-only, mgn-only, sms-then-mgn, overlap: calls of MGN before the last of SMS; ids of the two have nothing in common
-- column: sms_calls | Calls of SMS
-- column: first_sms_at | First of them, UTC
-- column: last_sms_at | Last of them, UTC
-- column: mgn_calls | Calls of MGN
-- column: first_mgn_at | First of them, UTC
-- column: last_mgn_at | Last of them, UTC
-- column: days_between | Days from the date of SMS's last call to that of MGN's first; negative where they overlap
WITH
-- include: events
,
per_account AS (
  SELECT
    log_account,
    count(CASE WHEN service = 'sms' THEN 1 END) AS sms_calls,
    min(CASE WHEN service = 'sms' THEN event_time END) AS first_sms,
    max(CASE WHEN service = 'sms' THEN event_time END) AS last_sms,
    count(CASE WHEN service = 'mgn' THEN 1 END) AS mgn_calls,
    min(CASE WHEN service = 'mgn' THEN event_time END) AS first_mgn,
    max(CASE WHEN service = 'mgn' THEN event_time END) AS last_mgn
  FROM events
  WHERE relation = 'api'
  GROUP BY log_account
)
SELECT
  log_account,
  CASE
    WHEN mgn_calls = 0 THEN 'sms-only'
    WHEN sms_calls = 0 THEN 'mgn-only'
    WHEN first_mgn <= last_sms THEN 'overlap'
    ELSE 'sms-then-mgn'
  END AS phase,
  sms_calls,
  date_format(first_sms, '%Y-%m-%dT%H:%i:%sZ') AS first_sms_at,
  date_format(last_sms, '%Y-%m-%dT%H:%i:%sZ') AS last_sms_at,
  mgn_calls,
  date_format(first_mgn, '%Y-%m-%dT%H:%i:%sZ') AS first_mgn_at,
  date_format(last_mgn, '%Y-%m-%dT%H:%i:%sZ') AS last_mgn_at,
  date_diff('day', CAST(last_sms AS date), CAST(first_mgn AS date)) AS days_between
FROM per_account
ORDER BY log_account
