-- title: Life of an SMS server
-- question: Which servers did SMS replicate or put into applications, since when, and what was done with each?
-- category: Migration
-- parameters: from, to, accounts, regions
-- column: server_id | The server
-- column: jobs | Replication jobs that were created for it; what a job does later is in the life of the job
-- column: first_job_at | First creation of a job for it, UTC
-- column: first_job_by | Principal that created the first job
-- column: refused_jobs | Creations of a job that were refused
-- column: apps | Applications that listed it, by their ids
-- column: calls | All calls that name the server
-- column: first_call_at | First call that names it, UTC
-- column: last_call_at | Last call that names it, UTC
-- column: steps | Accepted changing calls in order
WITH
-- include: server_events
,
server_calls AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY server_id, event_name, succeeded
      ORDER BY event_time, event_id, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth
  FROM events
  WHERE server_id IS NOT NULL
)
SELECT
  server_id,
  count(CASE WHEN event_name = 'CreateReplicationJob' AND succeeded THEN 1 END) AS jobs,
  date_format(
    max(CASE WHEN event_name = 'CreateReplicationJob' AND succeeded AND nth = 1 THEN event_time END),
    '%Y-%m-%dT%H:%i:%sZ'
  ) AS first_job_at,
  max(CASE WHEN event_name = 'CreateReplicationJob' AND succeeded AND nth = 1 THEN principal_name END) AS first_job_by,
  count(CASE WHEN event_name = 'CreateReplicationJob' AND NOT succeeded THEN 1 END) AS refused_jobs,
  array_join(array_agg(DISTINCT app_id ORDER BY app_id) FILTER (WHERE app_id IS NOT NULL), ', ') AS apps,
  count(*) AS calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_call_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_call_at,
  array_join(
    array_agg(event_name ORDER BY event_time, event_id, event_name) FILTER (WHERE access = 'write' AND succeeded),
    ', '
  ) AS steps
FROM server_calls
GROUP BY server_id
ORDER BY server_id
