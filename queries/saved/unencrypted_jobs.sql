-- title: Replication jobs without encryption
-- question: Which replication jobs made images that are not encrypted, as far as their requests say?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: replication_job_id | The job
-- column: server_id | Server that the job replicates; NULL where its creation is not in the range
-- column: created_at | When it was created, UTC; NULL where its creation is not in the range
-- column: created_by | Principal that created it
-- column: said | false: a request turned encryption off; nothing: no request mentions it, and the account's default decides
-- column: said_at | When that request was made, UTC
-- column: said_by | Principal that made it
-- column: recipient_account_id | Account of the job
-- column: aws_region | Region of the job
WITH
-- include: events
,
job_requests AS (
  SELECT
    *,
    json_extract_scalar(request_parameters, '$.encrypted') AS encrypted
  FROM events
  WHERE event_source = 'sms.amazonaws.com'
    AND event_name IN ('CreateReplicationJob', 'UpdateReplicationJob')
    AND succeeded
    AND replication_job_id IS NOT NULL
),
-- The last request that mentions encryption decides.
numbered_requests AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY replication_job_id, CASE WHEN encrypted IS NULL THEN 0 ELSE 1 END
      ORDER BY event_time DESC, event_id DESC, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth_from_end
  FROM job_requests
)
SELECT
  replication_job_id,
  max(CASE WHEN event_name = 'CreateReplicationJob' THEN server_id END) AS server_id,
  date_format(max(CASE WHEN event_name = 'CreateReplicationJob' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS created_at,
  max(CASE WHEN event_name = 'CreateReplicationJob' THEN principal_name END) AS created_by,
  coalesce(max(CASE WHEN nth_from_end = 1 THEN encrypted END), 'nothing') AS said,
  date_format(max(CASE WHEN nth_from_end = 1 AND encrypted IS NOT NULL THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS said_at,
  max(CASE WHEN nth_from_end = 1 AND encrypted IS NOT NULL THEN principal_name END) AS said_by,
  max(recipient_account_id) AS recipient_account_id,
  max(aws_region) AS aws_region
FROM numbered_requests
GROUP BY replication_job_id
HAVING coalesce(
  max(CASE WHEN nth_from_end = 1 THEN encrypted END),
  max(CASE WHEN event_name = 'CreateReplicationJob' THEN 'nothing' END),
  'true'
) <> 'true'
ORDER BY created_at, replication_job_id
