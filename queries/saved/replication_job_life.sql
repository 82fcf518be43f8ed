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
),
jobs AS (
  SELECT
    replication_job_id,
    count_if(event_name = 'UpdateReplicationJob' AND succeeded) AS updates,
    count_if(event_name = 'StartOnDemandReplicationRun' AND succeeded) AS on_demand_runs,
    count_if(NOT succeeded) AS failed_calls,
    count(*) AS calls,
    min(event_time) AS first_call_at,
    max(event_time) AS last_call_at,
    array_join(
      array_agg(event_name ORDER BY event_time, event_id, event_name)
        FILTER (WHERE access = 'write' AND succeeded),
      ', '
    ) AS steps
  FROM job_calls
  GROUP BY replication_job_id
)
SELECT
  jobs.replication_job_id,
  created.server_id,
  date_format(created.event_time, '%Y-%m-%dT%H:%i:%sZ') AS created_at,
  created.principal_name AS created_by,
  jobs.updates,
  jobs.on_demand_runs,
  date_format(deleted.event_time, '%Y-%m-%dT%H:%i:%sZ') AS deleted_at,
  deleted.principal_name AS deleted_by,
  jobs.failed_calls,
  jobs.calls,
  date_format(jobs.first_call_at, '%Y-%m-%dT%H:%i:%sZ') AS first_call_at,
  date_format(jobs.last_call_at, '%Y-%m-%dT%H:%i:%sZ') AS last_call_at,
  jobs.steps
FROM jobs
LEFT JOIN job_calls created
  ON created.replication_job_id = jobs.replication_job_id
  AND created.event_name = 'CreateReplicationJob' AND created.succeeded AND created.nth = 1
LEFT JOIN job_calls deleted
  ON deleted.replication_job_id = jobs.replication_job_id
  AND deleted.event_name = 'DeleteReplicationJob' AND deleted.succeeded AND deleted.nth_from_end = 1
ORDER BY replication_job_id
