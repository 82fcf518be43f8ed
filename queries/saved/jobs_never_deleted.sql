-- title: Replication jobs never deleted
-- question: Which replication jobs were created and, as far as the range goes, never deleted?
-- category: Migration
-- parameters: from, to, accounts, regions
-- column: replication_job_id | The job; a job that runs once ends by itself without a call
-- column: server_id | Server that the job replicates
-- column: created_at | When it was created, UTC
-- column: created_by | Principal that created it
-- column: run_once | The job replicates once only; NULL where the request does not say
-- column: frequency_hours | Hours between replications, as last requested
-- column: refused_deletions | Deletions that were refused
-- column: last_call_at | Last call that names the job, UTC
-- column: recipient_account_id | Account of the job
-- column: aws_region | Region of the job
WITH
-- include: events
,
job_calls AS (
  SELECT
    *,
    CASE WHEN event_name = 'CreateReplicationJob' AND succeeded THEN 1 END AS is_creation,
    json_extract_scalar(request_parameters, '$.frequency') AS frequency,
    row_number() OVER (
      PARTITION BY replication_job_id, CASE WHEN succeeded AND json_extract_scalar(request_parameters, '$.frequency') IS NOT NULL THEN 1 END
      ORDER BY event_time DESC, event_id DESC, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth_from_end
  FROM events
  WHERE replication_job_id IS NOT NULL
)
SELECT
  replication_job_id,
  max(CASE WHEN is_creation = 1 THEN server_id END) AS server_id,
  date_format(max(CASE WHEN is_creation = 1 THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS created_at,
  max(CASE WHEN is_creation = 1 THEN principal_name END) AS created_by,
  bool_or(CASE WHEN is_creation = 1 THEN json_extract_scalar(request_parameters, '$.runOnce') = 'true' END) AS run_once,
  max(CASE WHEN succeeded AND nth_from_end = 1 THEN frequency END) AS frequency_hours,
  count(CASE WHEN event_name = 'DeleteReplicationJob' AND NOT succeeded THEN 1 END) AS refused_deletions,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_call_at,
  max(CASE WHEN is_creation = 1 THEN recipient_account_id END) AS recipient_account_id,
  max(CASE WHEN is_creation = 1 THEN aws_region END) AS aws_region
FROM job_calls
GROUP BY replication_job_id
HAVING count(is_creation) > 0 AND count(CASE WHEN event_name = 'DeleteReplicationJob' AND succeeded THEN 1 END) = 0
ORDER BY created_at, replication_job_id
