-- title: Changing calls with and without MFA
-- question: Who changed a migration without MFA?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: principal_kind | What kind of identity; AWS services have no MFA and are left out
-- column: principal_name | Name of the identity
-- column: principal_account_id | Account of the identity
-- column: changing_calls | Calls that are not known to only read
-- column: with_mfa | Those with MFA
-- column: without_mfa | Those without
-- column: not_recorded | Those whose record does not say: long-term keys have no session that could
-- column: last_without_mfa_at | Last changing call without MFA, UTC
WITH
-- include: events
SELECT
  principal_kind,
  principal_name,
  principal_account_id,
  count(*) AS changing_calls,
  count(CASE WHEN mfa_used THEN 1 END) AS with_mfa,
  count(CASE WHEN NOT mfa_used THEN 1 END) AS without_mfa,
  count(CASE WHEN mfa_used IS NULL THEN 1 END) AS not_recorded,
  date_format(max(CASE WHEN NOT mfa_used THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS last_without_mfa_at
FROM events
WHERE access <> 'read' AND made_by <> 'aws-service'
GROUP BY principal_kind, principal_name, principal_account_id
ORDER BY without_mfa DESC, not_recorded DESC, principal_kind, principal_name, principal_account_id
