-- title: Migrated images in other hands
-- question: Who copied, shared, exported or removed images and snapshots of a migration, the migration services left out?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: event_name | Operation that was called
-- column: image_or_snapshot | Image or snapshot that an accepted call of SMS, MGN or their roles names in the same range, made, copied or tagged by it
-- column: migration_call_at | First of those calls, UTC
-- column: shared_with | Accounts, organizations, or `all`, that were given access
-- column: taken_from | Accounts, organizations, or `all`, whose access was taken away
-- column: new_copy | Image or snapshot that a copy was given
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not: an attempt is worth a question too
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: source_ip_address | Where the call came from
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
  AND event_source = 'ec2.amazonaws.com'
  AND access <> 'read'
),
-- include: counted_once
,
-- The first column says whether a migration service or one of its roles called.
calls AS (
  SELECT
    coalesce(invoked_by, '') IN ('sms.amazonaws.com', 'mgn.amazonaws.com')
      OR regexp_like(
        coalesce(session_issuer_arn, ''),
        ':role/(aws-service-role/(sms|mgn)[.]amazonaws[.]com/.+|(.*/)?(sms|sms-launch|ServerMigration_?Service(Launch)?Role|AWSApplicationMigration[A-Za-z]+Role))$'
      ) AS by_migration,
    coalesce(request_parameters, '') || coalesce(response_elements, '') AS both_texts,
-- include: permissions_changed
    , events.*
  FROM events
),
-- One row for each image and snapshot that a call names.
named AS (
  SELECT
    calls.*,
    s.id
  FROM calls
  CROSS JOIN UNNEST(array_distinct(regexp_extract_all(both_texts, '"((?:ami|snap)-[0-9a-f]{8,17})"', 1))) AS s(id)
),
traced AS (
  SELECT
    *,
    min(CASE WHEN by_migration AND succeeded THEN event_time END) OVER (PARTITION BY id) AS migration_time
  FROM named
)
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  event_name,
  id AS image_or_snapshot,
  date_format(migration_time, '%Y-%m-%dT%H:%i:%sZ') AS migration_call_at,
-- include: permissions_given
  CASE
    WHEN event_name IN ('CopyImage', 'CopySnapshot') THEN coalesce(
      json_extract_scalar(response_elements, '$.imageId'),
      json_extract_scalar(response_elements, '$.snapshotId')
    )
  END AS new_copy,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  source_ip_address,
  aws_region,
  recipient_account_id,
  event_id
FROM traced
WHERE migration_time IS NOT NULL
  AND NOT by_migration
  AND event_name IN (
    'CopyImage', 'CopySnapshot', 'ModifyImageAttribute', 'ModifySnapshotAttribute', 'ResetImageAttribute', 'ResetSnapshotAttribute',
    'CreateStoreImageTask', 'ExportImage', 'DeregisterImage', 'DeleteSnapshot'
  )
ORDER BY traced.event_time, id, event_id, event_name, log_account, log_region, delivery_date, log_file, request_id
