-- title: Replication jobs without encryption
-- question: Which replication jobs made images that are not encrypted, as far as their requests say?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: replication_job_id | The job
-- column: server_id | Server that the job replicates; NULL where its creation is not in the range
-- column: created_at | When it was created, UTC; NULL where its creation is not in the range
-- column: created_by | Principal that created it
-- column: said | false: a request turned encryption off; nothing: none did, the creation does not mention it, and the account's default decided
-- column: said_at | When encryption was last turned off, UTC
-- column: said_by | Principal that turned it off
-- column: encrypted_since | When a later request turned encryption on, UTC; images from before stay as they are
-- column: recipient_account_id | Account of the job
-- column: aws_region | Region of the job
WITH
-- include: events
,
job_requests AS (
  SELECT
    *,
    CASE
      WHEN json_extract_scalar(request_parameters, '$.encrypted') IS NULL THEN 'nothing'
      WHEN json_extract_scalar(request_parameters, '$.encrypted') = 'true' THEN 'true'
      ELSE 'false'
    END AS wish
  FROM events
  WHERE event_source = 'sms.amazonaws.com'
    AND event_name IN ('CreateReplicationJob', 'UpdateReplicationJob')
    AND succeeded
    AND replication_job_id IS NOT NULL
),
-- The last of those that turned encryption off, and the last of those that mention it.
numbered_requests AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY replication_job_id, wish
      ORDER BY event_time DESC, event_id DESC, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth_of_wish,
    row_number() OVER (
      PARTITION BY replication_job_id, CASE WHEN wish = 'nothing' THEN 0 ELSE 1 END
      ORDER BY event_time DESC, event_id DESC, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth_mention
  FROM job_requests
)
SELECT
  replication_job_id,
  max(CASE WHEN event_name = 'CreateReplicationJob' THEN server_id END) AS server_id,
  date_format(max(CASE WHEN event_name = 'CreateReplicationJob' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS created_at,
  max(CASE WHEN event_name = 'CreateReplicationJob' THEN principal_name END) AS created_by,
  CASE WHEN count(CASE WHEN wish = 'false' THEN 1 END) > 0 THEN 'false' ELSE 'nothing' END AS said,
  date_format(max(CASE WHEN wish = 'false' AND nth_of_wish = 1 THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS said_at,
  max(CASE WHEN wish = 'false' AND nth_of_wish = 1 THEN principal_name END) AS said_by,
  date_format(max(CASE WHEN wish = 'true' AND nth_mention = 1 THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS encrypted_since,
  max(recipient_account_id) AS recipient_account_id,
  max(aws_region) AS aws_region
FROM numbered_requests
GROUP BY replication_job_id
HAVING count(CASE WHEN wish = 'false' THEN 1 END) > 0
  OR count(CASE WHEN event_name = 'CreateReplicationJob' AND wish = 'nothing' THEN 1 END) > 0
ORDER BY created_at, replication_job_id
