-- title: Who created replication jobs
-- question: Who created each SMS replication job, when, from where, and with which parameters?
-- category: Who did what
-- parameters: from, to, accounts, regions
-- column: event_time | When the job was created, UTC
-- column: replication_job_id | The new job
-- column: server_id | Server that the job replicates
-- column: principal_kind | What kind of identity created it
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: principal_arn | ARN of the identity
-- column: credential_kind | long-term, temporary, none or unknown
-- column: made_by | caller, aws-service (SMS itself, for the servers of an application) or aws-internal
-- column: source_ip_address | Where the call came from
-- column: user_agent | What the call was made with
-- column: role_name | Service role that the job was given
-- column: seed_replication_time | First replication, in the text of the request
-- column: run_once | The job replicates once only; NULL where the request does not say
-- column: frequency_hours | Hours between replications
-- column: license_type | AWS or BYOL
-- column: encrypted | The images are encrypted; NULL where the request does not say
-- column: kms_key_id | Key of the images
-- column: description | Description of the job
-- column: aws_region | Region of the job
-- column: recipient_account_id | Account of the job
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  replication_job_id,
  server_id,
  principal_kind,
  principal_name,
  session_name,
  principal_arn,
  credential_kind,
  made_by,
  source_ip_address,
  user_agent,
  json_extract_scalar(request_parameters, '$.roleName') AS role_name,
  json_extract_scalar(request_parameters, '$.seedReplicationTime') AS seed_replication_time,
  json_extract_scalar(request_parameters, '$.runOnce') = 'true' AS run_once,
  json_extract_scalar(request_parameters, '$.frequency') AS frequency_hours,
  json_extract_scalar(request_parameters, '$.licenseType') AS license_type,
  json_extract_scalar(request_parameters, '$.encrypted') = 'true' AS encrypted,
  json_extract_scalar(request_parameters, '$.kmsKeyId') AS kms_key_id,
  json_extract_scalar(request_parameters, '$.description') AS description,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE event_source = 'sms.amazonaws.com' AND event_name = 'CreateReplicationJob' AND succeeded
ORDER BY events.event_time, replication_job_id, event_id, log_account, log_region, delivery_date, log_file, request_id
