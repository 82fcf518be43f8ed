-- title: Changes of trails
-- question: Who stopped, deleted or changed a trail, or what it records?
-- category: Evidence
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC; a trail of the organization is changed in the management account
-- column: event_name | Operation that was called
-- column: trail | Trail that the call names, by name or ARN
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not: an attempt is worth a question too
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: source_ip_address | Where the call came from
-- column: user_agent | What the call was made with
-- column: request_parameters | The request: where logs went instead, or which events were left out
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
  AND (
    event_source = 'cloudtrail.amazonaws.com' AND event_name IN (
      'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'PutInsightSelectors', 'PutEventConfiguration', 'CreateTrail',
      'StartLogging', 'RegisterOrganizationDelegatedAdmin', 'DeregisterOrganizationDelegatedAdmin'
    )
    OR event_source = 'organizations.amazonaws.com' AND event_name IN (
      'LeaveOrganization', 'RemoveAccountFromOrganization', 'DisableAWSServiceAccess', 'DeregisterDelegatedAdministrator'
    )
  )
),
-- include: counted_once
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  event_name,
  coalesce(
    json_extract_scalar(request_parameters, '$.name'),
    json_extract_scalar(request_parameters, '$.trailName')
  ) AS trail,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  source_ip_address,
  user_agent,
  request_parameters,
  aws_region,
  recipient_account_id,
  event_id
FROM events
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
