-- title: Changes of post-launch actions
-- question: Who set or removed what runs on servers after their launch?
-- category: MGN
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: event_name | Operation that was called
-- column: target_id | Source server or launch configuration template that has the action
-- column: action_id | The action
-- column: action_name | Its name
-- column: document | Systems Manager document that it runs
-- column: active | The action is switched on; NULL where the request does not say
-- column: must_succeed | The cutover needs its success; NULL where the request does not say
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  event_name,
  coalesce(source_server_id, json_extract_scalar(request_parameters, '$.launchConfigurationTemplateID')) AS target_id,
  json_extract_scalar(request_parameters, '$.actionID') AS action_id,
  json_extract_scalar(request_parameters, '$.actionName') AS action_name,
  json_extract_scalar(request_parameters, '$.documentIdentifier') AS document,
  json_extract_scalar(request_parameters, '$.active') = 'true' AS active,
  json_extract_scalar(request_parameters, '$.mustSucceedForCutover') = 'true' AS must_succeed,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE event_source = 'mgn.amazonaws.com'
  AND event_name IN ('PutSourceServerAction', 'RemoveSourceServerAction', 'PutTemplateAction', 'RemoveTemplateAction')
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
