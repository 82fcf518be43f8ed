-- title: Instances launched for a migration
-- question: Which instances were launched for a migration, and from which server, as far as the records say?
-- category: On behalf
-- parameters: from, to, accounts, regions
-- column: event_time | When the launch was accepted, UTC
-- column: instances | Instances that were launched
-- column: image_id | Image that they were launched from
-- column: instance_type | Their type
-- column: subnet_id | Their subnet
-- column: source_server_id | MGN source server that the request names, in a tag or elsewhere; NULL where it names none
-- column: replication_job_id | SMS job that the request names
-- column: stack_name | CloudFormation stack that the request's tags name: an application of SMS
-- column: service | Migration service concerned, sms or mgn
-- column: principal_name | Role or identity whose permissions were used
-- column: invoked_by | AWS service that made the call
-- column: aws_region | Region of the instances
-- column: recipient_account_id | Account of the instances
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  nullif(array_join(array_sort(array_distinct(
    regexp_extract_all(response_elements, '"instanceId":"(i-[0-9a-f]{8,17})"', 1)
  )), ', '), '') AS instances,
  coalesce(
    json_extract_scalar(response_elements, '$.instancesSet.items[0].imageId'),
    json_extract_scalar(request_parameters, '$.instancesSet.items[0].imageId')
  ) AS image_id,
  json_extract_scalar(request_parameters, '$.instanceType') AS instance_type,
  json_extract_scalar(request_parameters, '$.subnetId') AS subnet_id,
  CASE WHEN service = 'mgn' THEN nullif(regexp_extract(request_parameters, '"(s-[0-9a-f]{17})"', 1), '') END AS source_server_id,
  nullif(regexp_extract(request_parameters, '"(sms-job-[0-9a-f]{8,17})"', 1), '') AS replication_job_id,
  nullif(regexp_extract(request_parameters, '"key":"aws:cloudformation:stack-name","value":"([^"\\]+)"', 1), '') AS stack_name,
  service,
  principal_name,
  invoked_by,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE event_source = 'ec2.amazonaws.com' AND event_name = 'RunInstances' AND succeeded
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
