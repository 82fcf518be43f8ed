-- title: Changes of configuration and encryption
-- question: Who set or changed how servers are replicated, launched and encrypted?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: service | sms or mgn
-- column: event_name | Operation that was called
-- column: target_id | Job, application, source server or template that was configured
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: encryption | Values of encrypted or ebsEncryption in the request; NULL where it names none
-- column: keys | Values of kmsKeyId or ebsEncryptionKeyArn in the request
-- column: frequency_hours | Hours between replications
-- column: role_name | Service role that was named
-- column: public_ip | createPublicIP or associatePublicIpAddress in the request
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  service,
  event_name,
  coalesce(
    replication_job_id,
    source_server_id,
    app_id,
    json_extract_scalar(request_parameters, '$.replicationConfigurationTemplateID'),
    json_extract_scalar(request_parameters, '$.launchConfigurationTemplateID'),
    json_extract_scalar(response_elements, '$.replicationConfigurationTemplateID'),
    json_extract_scalar(response_elements, '$.launchConfigurationTemplateID')
  ) AS target_id,
  principal_kind,
  principal_name,
  session_name,
  -- found by their names wherever they stand: an application's are in lists of lists
  nullif(array_join(array_sort(array_distinct(
    regexp_extract_all(request_parameters, '"(?:encrypted|ebsEncryption)":"?([A-Za-z_]+)', 1)
  )), ', '), '') AS encryption,
  nullif(array_join(array_sort(array_distinct(
    regexp_extract_all(request_parameters, '"(?:kmsKeyId|ebsEncryptionKeyArn)":"([^"\\]+)"', 1)
  )), ', '), '') AS keys,
  nullif(array_join(array_sort(array_distinct(
    regexp_extract_all(request_parameters, '"frequency":([0-9]+)', 1)
  )), ', '), '') AS frequency_hours,
  json_extract_scalar(request_parameters, '$.roleName') AS role_name,
  nullif(array_join(array_sort(array_distinct(
    regexp_extract_all(request_parameters, '"(?:createPublicIP|associatePublicIpAddress)":(true|false)', 1)
  )), ', '), '') AS public_ip,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE succeeded
  AND (
    event_source = 'sms.amazonaws.com' AND event_name IN (
      'CreateReplicationJob', 'UpdateReplicationJob', 'PutAppReplicationConfiguration', 'DeleteAppReplicationConfiguration',
      'PutAppLaunchConfiguration', 'DeleteAppLaunchConfiguration'
    )
    OR event_source = 'mgn.amazonaws.com' AND event_name IN (
      'CreateReplicationConfigurationTemplate', 'UpdateReplicationConfigurationTemplate', 'DeleteReplicationConfigurationTemplate',
      'UpdateReplicationConfiguration', 'CreateLaunchConfigurationTemplate', 'UpdateLaunchConfigurationTemplate',
      'DeleteLaunchConfigurationTemplate', 'UpdateLaunchConfiguration', 'UpdateSourceServerReplicationType'
    )
  )
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
