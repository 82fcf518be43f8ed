-- title: Commands run on instances
-- question: Which commands did the migration services and their roles run on instances through Systems Manager?
-- category: On behalf
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: service | Migration service concerned, sms or mgn
-- column: event_name | Operation that was called
-- column: document_name | Document that was run
-- column: command_id | The command, or the execution of an automation
-- column: instances | Instances that request or response name
-- column: succeeded | The call was accepted; the result of the command is not in this record
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
  json_extract_scalar(request_parameters, '$.documentName') AS document_name,
  coalesce(
    json_extract_scalar(response_elements, '$.command.commandId'),
    json_extract_scalar(response_elements, '$.automationExecutionId')
  ) AS command_id,
  nullif(array_join(array_sort(array_distinct(regexp_extract_all(
    coalesce(request_parameters, '') || coalesce(response_elements, ''),
    '"(m?i-[0-9a-f]{8,17})"',
    1
  ))), ', '), '') AS instances,
  succeeded,
  error_code,
  principal_name,
  invoked_by,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE relation <> 'api' AND event_source = 'ssm.amazonaws.com' AND access <> 'read'
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
