-- title: Images and snapshots copied or shared
-- question: Which images and snapshots were imported, copied or shared for a migration, to where and with whom?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: event_name | Operation that was called
-- column: image_or_snapshot | Image, snapshot or import task that the response names, else the request
-- column: copied_from | Image or snapshot that was copied
-- column: copied_from_region | Region that it was copied from
-- column: encrypted | The request asks for encryption; NULL where it does not say
-- column: shared_with | Accounts, or `all`, that were given access
-- column: taken_from | Accounts, or `all`, whose access was taken away
-- column: succeeded | The call was accepted
-- column: service | Migration service concerned, sms or mgn; what people do later with an image concerns no migration and is not here
-- column: principal_name | Role or identity whose permissions were used
-- column: invoked_by | AWS service that made the call
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: events
,
image_calls AS (
  SELECT
    *,
-- include: permissions_changed
  FROM events
  WHERE event_source = 'ec2.amazonaws.com'
    AND event_name IN (
      'ImportImage', 'ImportSnapshot', 'CopyImage', 'CopySnapshot', 'CreateImage', 'RegisterImage', 'CreateSnapshot',
      'CreateSnapshots', 'ModifyImageAttribute', 'ModifySnapshotAttribute', 'ResetImageAttribute', 'ResetSnapshotAttribute'
    )
)
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  event_name,
  coalesce(
    json_extract_scalar(response_elements, '$.imageId'),
    json_extract_scalar(response_elements, '$.snapshotId'),
    json_extract_scalar(response_elements, '$.importTaskId'),
    json_extract_scalar(request_parameters, '$.imageId'),
    json_extract_scalar(request_parameters, '$.snapshotId')
  ) AS image_or_snapshot,
  coalesce(
    json_extract_scalar(request_parameters, '$.sourceImageId'),
    json_extract_scalar(request_parameters, '$.sourceSnapshotId')
  ) AS copied_from,
  json_extract_scalar(request_parameters, '$.sourceRegion') AS copied_from_region,
  json_extract_scalar(request_parameters, '$.encrypted') = 'true' AS encrypted,
-- include: permissions_given
  succeeded,
  service,
  principal_name,
  invoked_by,
  aws_region,
  recipient_account_id,
  event_id
FROM image_calls
ORDER BY image_calls.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
