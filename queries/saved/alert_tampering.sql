-- title: Changes of alerts and notices
-- question: Who muted the alerts: their topic, queue, rules, alarms or log group?
-- category: Evidence
-- parameters: from, to, accounts, regions
-- parameter: target text = % | Pattern (LIKE) of the name or ARN of topic, queue, rule, alarm or log group; without it all of the account
-- column: event_time | When the call was completed, UTC
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: target | Topic, subscription, queue, rule, alarms or log group
-- column: succeeded | The call was accepted
-- column: error_code | Error, when it was not: an attempt is worth a question too
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: source_ip_address | Where the call came from
-- column: user_agent | What the call was made with
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
  AND (
    event_source = 'sns.amazonaws.com' AND event_name IN ('DeleteTopic', 'SetTopicAttributes', 'Unsubscribe', 'SetSubscriptionAttributes', 'RemovePermission')
    OR event_source = 'sqs.amazonaws.com' AND event_name IN ('DeleteQueue', 'SetQueueAttributes', 'PurgeQueue', 'RemovePermission')
    OR event_source = 'events.amazonaws.com' AND event_name IN ('DisableRule', 'DeleteRule', 'RemoveTargets', 'PutRule', 'PutTargets')
    OR event_source = 'monitoring.amazonaws.com' AND event_name IN ('DeleteAlarms', 'DisableAlarmActions', 'PutMetricAlarm', 'SetAlarmState')
    OR event_source = 'logs.amazonaws.com' AND event_name IN (
      'DeleteLogGroup', 'DeleteLogStream', 'PutRetentionPolicy', 'DeleteMetricFilter', 'PutMetricFilter', 'DeleteSubscriptionFilter',
      'DisassociateKmsKey'
    )
  )
),
-- include: counted_once
,
targets AS (
  SELECT
    *,
    coalesce(
      json_extract_scalar(request_parameters, '$.topicArn'),
      json_extract_scalar(request_parameters, '$.subscriptionArn'),
      json_extract_scalar(request_parameters, '$.queueUrl'),
      json_extract_scalar(request_parameters, '$.rule'),
      json_extract_scalar(request_parameters, '$.name'),
      json_extract_scalar(request_parameters, '$.alarmName'),
      json_format(json_extract(request_parameters, '$.alarmNames')),
      json_extract_scalar(request_parameters, '$.logGroupName')
    ) AS target
  FROM events
)
-- include: tampered_targets
