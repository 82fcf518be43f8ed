-- title: Buckets touched for a migration
-- question: Which buckets did the migration services and their roles make, change or write to?
-- category: On behalf
-- parameters: from, to, accounts, regions
-- column: bucket | Name of the bucket
-- column: bucket_kind | upload: sms-b-… or import-to-ec2-… of a connector; application: sms-app-… of SMS; other
-- column: event_name | Operation that was called; objects are recorded only where the trail records data events
-- column: service | Migration service concerned, sms or mgn
-- column: principal_name | Role or identity whose permissions were used
-- column: invoked_by | AWS service that made the calls
-- column: calls | Number of calls
-- column: failed_calls | Those that were refused
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
,
bucket_calls AS (
  SELECT
    *,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket
  FROM events
  WHERE relation <> 'api' AND event_source = 's3.amazonaws.com' AND access <> 'read'
)
SELECT
  bucket,
  CASE
    WHEN bucket LIKE 'sms-b-%' OR bucket LIKE 'import-to-ec2-%' THEN 'upload'
    WHEN bucket LIKE 'sms-app-%' THEN 'application'
    ELSE 'other'
  END AS bucket_kind,
  event_name,
  service,
  principal_name,
  invoked_by,
  count(*) AS calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM bucket_calls
GROUP BY bucket, event_name, service, principal_name, invoked_by
ORDER BY bucket, event_name, service, principal_name, invoked_by
