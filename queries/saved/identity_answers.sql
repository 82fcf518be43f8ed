-- title: The three identity answers
-- question: Were the calls made with root or IAM user credentials, with temporary credentials of a role or federated user, or by an AWS service?
-- category: Who did what
-- parameters: from, to, accounts, regions
-- column: principal_kind | What kind of identity
-- column: principal_name | Name of the identity
-- column: principal_account_id | Account of the identity
-- column: root_or_iam_user | The calls used credentials of the root user or of an IAM user, long-term or temporary
-- column: role_or_federated_user | The calls used temporary credentials of a role or a federated user
-- column: aws_service | The calls were made by an AWS service; with one of the other answers also true: for that identity
-- column: credential_kind | long-term, temporary, none or unknown
-- column: made_by | caller, aws-service or aws-internal (the console's back end)
-- column: calls | Number of calls
-- column: changing_calls | Those that are not known to only read
-- column: failed_calls | Those that were refused
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
WITH
-- include: events
SELECT
  principal_kind,
  principal_name,
  principal_account_id,
  principal_kind IN ('root', 'iam-user') AS root_or_iam_user,
  principal_kind IN ('role', 'federated-user', 'saml-user', 'web-identity-user', 'identity-center-user') AS role_or_federated_user,
  made_by = 'aws-service' AS aws_service,
  credential_kind,
  made_by,
  count(*) AS calls,
  count(CASE WHEN access <> 'read' THEN 1 END) AS changing_calls,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at
FROM events
GROUP BY principal_kind, principal_name, principal_account_id, credential_kind, made_by
ORDER BY calls DESC, principal_kind, principal_name, principal_account_id, credential_kind, made_by
