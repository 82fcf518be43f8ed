-- title: Stacks made for applications
-- question: Which CloudFormation stacks did the migration services and their roles create, change or delete?
-- category: On behalf
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: service | Migration service concerned, sms or mgn
-- column: event_name | Operation that was called
-- column: stack_name | Name or ARN of the stack in the request; SMS names its own sms-app-…
-- column: change_set_name | Name of the change set
-- column: role_arn | Role that CloudFormation was told to use
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not
-- column: principal_name | Role or identity whose permissions were used
-- column: invoked_by | AWS service that made the call
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  service,
  event_name,
  json_extract_scalar(request_parameters, '$.stackName') AS stack_name,
  json_extract_scalar(request_parameters, '$.changeSetName') AS change_set_name,
  json_extract_scalar(request_parameters, '$.roleARN') AS role_arn,
  succeeded,
  error_code,
  principal_name,
  invoked_by,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE relation <> 'api' AND event_source = 'cloudformation.amazonaws.com' AND access <> 'read'
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
