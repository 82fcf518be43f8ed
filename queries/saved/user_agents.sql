-- title: User agents
-- question: Which programs made the calls, and who used them?
-- category: Activity
-- parameters: from, to, accounts, regions
-- column: agent | Name at the start of the user agent, with its major and minor version
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: principals | Different identities
-- column: user_agents | Different user agents in full
-- column: example | One of them in full, the first in alphabetical order
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
,
agents AS (
  SELECT
    *,
    nullif(regexp_extract(user_agent, '^\[?([^ /]+(?:/[0-9]+(?:[.][0-9]+)?)?)', 1), '') AS agent
  FROM events
)
SELECT
  agent,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(DISTINCT principal_kind || ' ' || coalesce(principal_arn, principal_name, principal_id, '')) AS principals,
  count(DISTINCT user_agent) AS user_agents,
  min(user_agent) AS example,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM agents
GROUP BY agent
ORDER BY calls DESC, agent
