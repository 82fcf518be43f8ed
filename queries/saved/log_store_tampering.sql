-- title: Changes of log buckets and keys
-- question: Who changed or removed what protects the log files: their bucket, its rules, or the key?
-- category: Evidence
-- parameters: from, to, accounts, regions
-- parameter: target text = % | Pattern (LIKE) of the bucket's name or the key's id or ARN; without it all of the account
-- column: event_time | When the call was completed, UTC
-- column: event_source | s3.amazonaws.com or kms.amazonaws.com
-- column: event_name | Operation that was called
-- column: target | Bucket or key
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not: an attempt is worth a question too
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: source_ip_address | Where the call came from
-- column: user_agent | What the call was made with
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
  AND (
    event_source = 's3.amazonaws.com' AND event_name IN (
      'DeleteBucket', 'PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketLifecycle', 'PutBucketLifecycleConfiguration',
      'DeleteBucketLifecycle', 'PutBucketVersioning', 'PutBucketObjectLockConfiguration', 'PutObjectLockConfiguration',
      'PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'PutBucketEncryption', 'DeleteBucketEncryption',
      'PutBucketReplication', 'DeleteBucketReplication', 'PutBucketLogging', 'PutBucketNotification', 'PutBucketOwnershipControls',
      'DeleteBucketOwnershipControls'
    )
    OR event_source = 'kms.amazonaws.com' AND event_name IN (
      'DisableKey', 'ScheduleKeyDeletion', 'CancelKeyDeletion', 'PutKeyPolicy', 'DisableKeyRotation', 'DeleteAlias', 'UpdateAlias',
      'RevokeGrant', 'RetireGrant', 'DeleteImportedKeyMaterial'
    )
  )
),
-- include: counted_once
,
targets AS (
  SELECT
    *,
    coalesce(
      json_extract_scalar(request_parameters, '$.bucketName'),
      json_extract_scalar(request_parameters, '$.keyId'),
      json_extract_scalar(request_parameters, '$.targetKeyId'),
      json_extract_scalar(request_parameters, '$.aliasName')
    ) AS target
  FROM events
)
-- include: tampered_targets
