-- title: Roles taken for a migration
-- question: Which roles did the migration services take, and what did they change in IAM?
-- category: On behalf
-- parameters: from, to, accounts, regions
-- column: event_source | sts.amazonaws.com or iam.amazonaws.com
-- column: event_name | Operation that was called
-- column: role | Role that was taken, or role, profile or policy that was changed
-- column: recipient_account_id | Account of the role
-- column: service | Migration service concerned, sms or mgn
-- column: principal_kind | What kind of identity made the calls
-- column: principal_name | Name of the identity
-- column: invoked_by | AWS service that made the calls
-- column: calls | Number of calls
-- column: failed_calls | Those that were refused
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
,
role_calls AS (
  SELECT
    *,
    coalesce(
      json_extract_scalar(request_parameters, '$.roleArn'),
      json_extract_scalar(request_parameters, '$.roleName'),
      json_extract_scalar(request_parameters, '$.instanceProfileName'),
      json_extract_scalar(request_parameters, '$.aWSServiceName'),
      json_extract_scalar(request_parameters, '$.policyArn')
    ) AS role
  FROM events
  WHERE relation <> 'api'
    AND (event_source = 'iam.amazonaws.com' AND access <> 'read' OR event_source = 'sts.amazonaws.com' AND event_name = 'AssumeRole')
)
SELECT
  event_source,
  event_name,
  role,
  recipient_account_id,
  service,
  principal_kind,
  principal_name,
  invoked_by,
  count(*) AS calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM role_calls
GROUP BY event_source, event_name, role, recipient_account_id, service, principal_kind, principal_name, invoked_by
ORDER BY event_source, event_name, role, recipient_account_id, service, principal_kind, principal_name, invoked_by
