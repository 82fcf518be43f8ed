-- title: Cutovers and their finalization
-- question: Which cutovers were finalized, by whom and how long after the launch, and which are still open?
-- category: MGN
-- parameters: from, to, accounts, regions
-- column: source_server_id | The source server
-- column: cutover_at | Last accepted request for a cutover launch, UTC; NULL where none is in the range
-- column: cutover_by | Principal that made it
-- column: finalized_at | When finalizing was last accepted, UTC; NULL while it is open
-- column: finalized_by | Principal that finalized it
-- column: days_between | Days from the date of the launch to that of the finalization
-- column: tested_before | A test launch was accepted before that cutover
-- column: refused_finalizations | Finalizations that were refused
WITH
-- include: server_events
,
cutover_calls AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY source_server_id, event_name, succeeded
      ORDER BY event_time DESC, event_id DESC, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth_from_end
  FROM events
  WHERE source_server_id IS NOT NULL
    AND event_source = 'mgn.amazonaws.com'
    AND event_name IN ('StartTest', 'StartCutover', 'FinalizeCutover')
),
servers AS (
  SELECT
    source_server_id,
    max(CASE WHEN event_name = 'StartCutover' AND succeeded THEN event_time END) AS cutover_time,
    max(CASE WHEN event_name = 'StartCutover' AND succeeded AND nth_from_end = 1 THEN principal_name END) AS cutover_by,
    max(CASE WHEN event_name = 'FinalizeCutover' AND succeeded THEN event_time END) AS finalized_time,
    max(CASE WHEN event_name = 'FinalizeCutover' AND succeeded AND nth_from_end = 1 THEN principal_name END) AS finalized_by,
    min(CASE WHEN event_name = 'StartTest' AND succeeded THEN event_time END) AS first_test_time,
    count(CASE WHEN event_name = 'FinalizeCutover' AND NOT succeeded THEN 1 END) AS refused_finalizations
  FROM cutover_calls
  GROUP BY source_server_id
)
SELECT
  source_server_id,
  date_format(cutover_time, '%Y-%m-%dT%H:%i:%sZ') AS cutover_at,
  cutover_by,
  date_format(finalized_time, '%Y-%m-%dT%H:%i:%sZ') AS finalized_at,
  finalized_by,
  date_diff('day', CAST(cutover_time AS date), CAST(finalized_time AS date)) AS days_between,
  coalesce(first_test_time < cutover_time, false) AS tested_before,
  refused_finalizations
FROM servers
WHERE cutover_time IS NOT NULL OR finalized_time IS NOT NULL OR refused_finalizations > 0
ORDER BY source_server_id
