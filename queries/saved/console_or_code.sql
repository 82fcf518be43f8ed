-- title: Console or code
-- question: Who worked in the console, who on the command line, and who through code?
-- category: Who did what
-- parameters: from, to, accounts, regions
-- column: made_with | aws-service, console, cli, infrastructure-tool, sdk, other or not-recorded, from the user agent: what a caller may set at will
-- column: principal_kind | What kind of identity
-- column: principal_name | Name of the identity
-- column: principal_account_id | Account of the identity
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
,
-- First match wins: a command line and a tool name the SDK that they are built on as well.
agents AS (
  SELECT
    *,
    CASE
      WHEN made_by = 'aws-service' THEN 'aws-service'
      WHEN made_by = 'aws-internal' OR user_agent LIKE 'AWS Internal%' THEN 'console'
      WHEN regexp_like(user_agent, '(console|signin)[.]amazonaws[.]com') OR user_agent LIKE 'Mozilla%' THEN 'console'
      WHEN user_agent IS NULL OR user_agent = '' THEN 'not-recorded'
      WHEN user_agent LIKE '%aws-cli%' THEN 'cli'
      WHEN regexp_like(lower(user_agent), '(terraform|pulumi|ansible|cloudformation|aws-cdk)') THEN 'infrastructure-tool'
      WHEN regexp_like(lower(user_agent), '(aws-sdk|boto|powershell|sdk-)') THEN 'sdk'
      ELSE 'other'
    END AS made_with
  FROM events
)
SELECT
  made_with,
  principal_kind,
  principal_name,
  principal_account_id,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM agents
GROUP BY made_with, principal_kind, principal_name, principal_account_id
ORDER BY made_with, calls DESC, principal_kind, principal_name, principal_account_id
