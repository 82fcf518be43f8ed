-- title: Life of a replication job
-- question: What was done with each SMS replication job, from its creation to its deletion, and by whom?
-- category: Migration
-- parameters: from, to, accounts, regions
-- column: replication_job_id | The job
-- column: server_id | Server that the job replicates; NULL where its creation is not in the range
-- column: created_at | When the job was created, UTC; NULL where its creation is not in the range
-- column: created_by | Principal that created it
-- column: updates | Accepted changes of its configuration
-- column: on_demand_runs | Accepted requests for a run; what became of a run is not in CloudTrail
-- column: deleted_at | When its deletion was accepted, UTC
-- column: deleted_by | Principal that deleted it
-- column: failed_calls | Calls about the job that were refused
-- column: calls | All calls that name the job, reading ones included
-- column: first_call_at | First call that names the job, UTC
-- column: last_call_at | Last call that names the job, UTC
-- column: steps | Accepted changing calls in order
WITH
-- include: events
,
-- The first of a job's creations and the last of its deletions are marked, so that one reading answers everything.
job_calls AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY replication_job_id, event_name, succeeded
      ORDER BY event_time, event_id, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth,
    row_number() OVER (
      PARTITION BY replication_job_id, event_name, succeeded
      ORDER BY event_time DESC, event_id DESC, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth_from_end
  FROM events
  WHERE replication_job_id IS NOT NULL
)
SELECT
  replication_job_id,
  max(CASE WHEN event_name = 'CreateReplicationJob' AND succeeded AND nth = 1 THEN server_id END) AS server_id,
  date_format(
    max(CASE WHEN event_name = 'CreateReplicationJob' AND succeeded AND nth = 1 THEN event_time END),
    '%Y-%m-%dT%H:%i:%sZ'
  ) AS created_at,
  max(CASE WHEN event_name = 'CreateReplicationJob' AND succeeded AND nth = 1 THEN principal_name END) AS created_by,
  count(CASE WHEN event_name = 'UpdateReplicationJob' AND succeeded THEN 1 END) AS updates,
  count(CASE WHEN event_name = 'StartOnDemandReplicationRun' AND succeeded THEN 1 END) AS on_demand_runs,
  date_format(
    max(CASE WHEN event_name = 'DeleteReplicationJob' AND succeeded AND nth_from_end = 1 THEN event_time END),
    '%Y-%m-%dT%H:%i:%sZ'
  ) AS deleted_at,
  max(CASE WHEN event_name = 'DeleteReplicationJob' AND succeeded AND nth_from_end = 1 THEN principal_name END) AS deleted_by,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(*) AS calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_call_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_call_at,
  array_join(
    array_agg(event_name ORDER BY event_time, event_id, event_name) FILTER (WHERE access = 'write' AND succeeded),
    ', '
  ) AS steps
FROM job_calls
GROUP BY replication_job_id
ORDER BY replication_job_id
