-- title: Sessions with temporary credentials
-- question: Which sessions of roles, federated users and signed-in users were used, whose were they, and with MFA or without?
-- category: Who did what
-- parameters: from, to, accounts, regions
-- column: first_at | First call of the session, UTC
-- column: last_at | Last call of the session, UTC
-- column: principal_kind | What kind of identity
-- column: principal_name | Name of the role or user
-- column: session_name | Role session, which often names the person
-- column: source_identity | Person behind chained roles, where the account asks for it
-- column: principal_account_id | Account of the identity
-- column: access_key_id | Temporary key of the session
-- column: in_scope_of_arn | Resource (function, instance) that the credentials were issued for
-- column: mfa_used | MFA was used; NULL where no record says
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: source_addresses | Addresses that the session was used from; several may mean that its key was passed on
WITH
-- include: events
SELECT
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at,
  principal_kind,
  principal_name,
  session_name,
  source_identity,
  principal_account_id,
  access_key_id,
  in_scope_of_arn,
  bool_or(mfa_used) AS mfa_used,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  array_join(
    array_agg(DISTINCT source_ip_address ORDER BY source_ip_address) FILTER (WHERE source_ip_address IS NOT NULL),
    ', '
  ) AS source_addresses
FROM events
WHERE credential_kind = 'temporary' AND made_by <> 'aws-service'
GROUP BY principal_kind, principal_name, session_name, source_identity, principal_account_id, access_key_id, in_scope_of_arn
ORDER BY min(event_time), principal_kind, principal_name, session_name, source_identity, principal_account_id, access_key_id, in_scope_of_arn
