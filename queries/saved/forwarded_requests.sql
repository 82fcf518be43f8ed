-- title: Requests that services forwarded
-- question: Which calls did AWS services make with the permissions of a person or a role of your own, and who had started them?
-- category: Who did what
-- parameters: from, to, accounts, regions
-- column: invoked_by | Service that made the calls
-- column: principal_kind | What kind of identity it made them for
-- column: principal_name | Name of that identity; a service role (sms, sms-launch) stands here too, service-linked roles do not
-- column: session_name | Role session, which often names the person
-- column: principal_account_id | Account of the identity
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
SELECT
  invoked_by,
  principal_kind,
  principal_name,
  session_name,
  principal_account_id,
  event_source,
  event_name,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM events
WHERE made_by = 'aws-service'
  AND principal_kind <> 'aws-service'
  AND coalesce(session_issuer_arn, '') NOT LIKE '%:role/aws-service-role/%'
GROUP BY invoked_by, principal_kind, principal_name, session_name, principal_account_id, event_source, event_name
ORDER BY invoked_by, principal_kind, principal_name, session_name, principal_account_id, event_source, event_name
