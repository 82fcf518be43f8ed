-- title: EC2 resources touched for a migration
-- question: Which instances, images, snapshots and volumes did the migration services and their roles change?
-- category: On behalf
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: service | Migration service concerned, sms or mgn
-- column: event_name | Operation that was called
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not
-- column: principal_name | Role or identity whose permissions were used
-- column: invoked_by | AWS service that made the call
-- column: instances | Instances that request or response name
-- column: images | Images that they name
-- column: snapshots | Snapshots that they name
-- column: volumes | Volumes that they name
-- column: import_tasks | Import tasks that they name
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: events
,
texts AS (
  SELECT
    *,
    coalesce(request_parameters, '') || coalesce(response_elements, '') AS both_texts
  FROM events
  WHERE relation <> 'api' AND event_source = 'ec2.amazonaws.com' AND access <> 'read'
)
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  service,
  event_name,
  succeeded,
  error_code,
  principal_name,
  invoked_by,
  nullif(array_join(array_sort(array_distinct(regexp_extract_all(both_texts, '"(i-[0-9a-f]{8,17})"', 1))), ', '), '') AS instances,
  nullif(array_join(array_sort(array_distinct(regexp_extract_all(both_texts, '"(ami-[0-9a-f]{8,17})"', 1))), ', '), '') AS images,
  nullif(array_join(array_sort(array_distinct(regexp_extract_all(both_texts, '"(snap-[0-9a-f]{8,17})"', 1))), ', '), '') AS snapshots,
  nullif(array_join(array_sort(array_distinct(regexp_extract_all(both_texts, '"(vol-[0-9a-f]{8,17})"', 1))), ', '), '') AS volumes,
  nullif(array_join(array_sort(array_distinct(regexp_extract_all(both_texts, '"(import-(?:ami|snap)-[0-9a-z]{8,17})"', 1))), ', '), '') AS import_tasks,
  aws_region,
  recipient_account_id,
  event_id
FROM texts
ORDER BY texts.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
