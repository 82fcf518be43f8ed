-- title: Set-up of roles, users and keys
-- question: Who made or changed the roles, users, policies and keys that a migration works with?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC; IAM is recorded in us-east-1
-- column: event_name | Operation that was called
-- column: target | Role, user or service that the call names
-- column: policy | Policy that the call names
-- column: access_key | Access key that was made or changed
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: source_ip_address | Where the call came from
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
  AND event_source = 'iam.amazonaws.com'
  AND access <> 'read'
  -- names that AWS's guides give to what SMS and MGN work with
  AND regexp_like(
    request_parameters,
    '(sms[.]amazonaws[.]com|mgn[.]amazonaws[.]com|"(sms|sms-launch|AWSServiceRoleForSMS)"|ServerMigration|ApplicationMigration)'
  )
),
-- include: counted_once
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  event_name,
  coalesce(
    json_extract_scalar(request_parameters, '$.roleName'),
    json_extract_scalar(request_parameters, '$.userName'),
    json_extract_scalar(request_parameters, '$.groupName'),
    json_extract_scalar(request_parameters, '$.instanceProfileName'),
    json_extract_scalar(request_parameters, '$.aWSServiceName')
  ) AS target,
  coalesce(
    json_extract_scalar(request_parameters, '$.policyArn'),
    json_extract_scalar(request_parameters, '$.policyName')
  ) AS policy,
  coalesce(
    json_extract_scalar(response_elements, '$.accessKey.accessKeyId'),
    json_extract_scalar(request_parameters, '$.accessKeyId')
  ) AS access_key,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  source_ip_address,
  recipient_account_id,
  event_id
FROM events
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
