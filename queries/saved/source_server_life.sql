-- title: Life of an MGN source server
-- question: How far did each source server of MGN come, from its first call to its cutover, and who took the last step?
-- category: MGN
-- parameters: from, to, accounts, regions
-- column: source_server_id | The source server
-- column: test_launches | Accepted requests for a test launch; their results are not in CloudTrail
-- column: last_test_at | Last of them, UTC
-- column: cutover_launches | Accepted requests for a cutover launch
-- column: last_cutover_at | Last of them, UTC
-- column: finalized_at | When finalizing the cutover was last accepted, UTC
-- column: disconnected_at | When disconnecting it was last accepted, UTC
-- column: archived_at | When archiving it was last accepted, UTC
-- column: deleted_at | When its deletion was last accepted, UTC
-- column: failed_calls | Calls about the server that were refused
-- column: calls | All calls that name the server
-- column: first_call_at | First call that names it, UTC
-- column: last_call_at | Last call that names it, UTC
-- column: last_step | Last accepted changing call
-- column: last_step_by | Principal that made it
-- column: steps | Accepted changing calls in order
WITH
-- include: server_events
,
server_calls AS (
  SELECT
    *,
    CASE WHEN succeeded THEN event_name END AS accepted,
    row_number() OVER (
      PARTITION BY source_server_id, succeeded, access
      ORDER BY event_time DESC, event_id DESC, event_name, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth_from_end
  FROM events
  WHERE source_server_id IS NOT NULL
)
SELECT
  source_server_id,
  count(CASE WHEN accepted = 'StartTest' THEN 1 END) AS test_launches,
  date_format(max(CASE WHEN accepted = 'StartTest' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS last_test_at,
  count(CASE WHEN accepted = 'StartCutover' THEN 1 END) AS cutover_launches,
  date_format(max(CASE WHEN accepted = 'StartCutover' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS last_cutover_at,
  date_format(max(CASE WHEN accepted = 'FinalizeCutover' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS finalized_at,
  date_format(max(CASE WHEN accepted = 'DisconnectFromService' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS disconnected_at,
  date_format(max(CASE WHEN accepted = 'MarkAsArchived' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS archived_at,
  date_format(max(CASE WHEN accepted = 'DeleteSourceServer' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS deleted_at,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(*) AS calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_call_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_call_at,
  max(CASE WHEN access = 'write' AND succeeded AND nth_from_end = 1 THEN event_name END) AS last_step,
  max(CASE WHEN access = 'write' AND succeeded AND nth_from_end = 1 THEN principal_name END) AS last_step_by,
  array_join(
    array_agg(event_name ORDER BY event_time, event_id, event_name) FILTER (WHERE access = 'write' AND succeeded),
    ', '
  ) AS steps
FROM server_calls
GROUP BY source_server_id
ORDER BY source_server_id
