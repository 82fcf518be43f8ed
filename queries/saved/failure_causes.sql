-- title: Why calls failed
-- question: For which likely causes did calls fail, how often, and has the same identity succeeded with the same call?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: likely_cause | What the error code stands for; where the service gives none, `other`
-- column: error_code | Error, NULL where only a message was recorded
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: principal_kind | What kind of identity made the calls
-- column: principal_name | Name of the identity
-- column: principal_account_id | Account of the identity
-- column: failed_calls | Number of calls that failed so
-- column: first_at | First of them, UTC
-- column: last_at | Last of them, UTC
-- column: accepted_later | Accepted calls of the identity to the same operation after the last failure
WITH
-- include: events
,
timed AS (
  SELECT
    *,
    max(CASE WHEN NOT succeeded THEN event_time END) OVER (
      PARTITION BY event_source, event_name, principal_kind, principal_name, principal_account_id
    ) AS last_failure_at
  FROM events
),
counted AS (
  SELECT
    *,
    count(CASE WHEN succeeded AND event_time > last_failure_at THEN 1 END) OVER (
      PARTITION BY event_source, event_name, principal_kind, principal_name, principal_account_id
    ) AS accepted_later
  FROM timed
)
SELECT
  CASE
    WHEN regexp_like(error_code, '(AccessDenied|Unauthorized|NotPermitted|Forbidden)') THEN 'permission missing'
    WHEN regexp_like(error_code, '(ExpiredToken|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient)') THEN 'credentials expired or wrong'
    WHEN regexp_like(error_code, '(Throttl|RequestLimitExceeded|TooManyRequests)') THEN 'too many calls'
    WHEN error_code = 'NoConnectorsAvailableException' THEN 'no healthy connector'
    WHEN error_code = 'ServerCannotBeReplicatedException' THEN 'server cannot be replicated'
    WHEN error_code = 'ReplicationJobAlreadyExistsException' THEN 'server has a replication job already'
    WHEN error_code = 'UninitializedAccountException' THEN 'MGN not initialized in the account'
    WHEN regexp_like(error_code, '(LimitExceeded|QuotaExceeded|InsufficientInstanceCapacity)') THEN 'limit or capacity'
    WHEN regexp_like(error_code, '(NotFound|NoSuch|DoesNotExist)') THEN 'resource not there'
    WHEN regexp_like(error_code, '(Conflict|AlreadyExists|IncorrectState|IncorrectInstanceState|Duplicate)') THEN 'state of the resource'
    WHEN regexp_like(error_code, '(Invalid|Missing|Validation|Malformed)') THEN 'wrong or missing parameter'
    WHEN regexp_like(error_code, '(Internal|TemporarilyUnavailable|ServiceUnavailable|ServerException)') THEN 'fault of the service'
    WHEN error_code LIKE '%DryRun%' THEN 'dry run'
    ELSE 'other'
  END AS likely_cause,
  error_code,
  event_source,
  event_name,
  principal_kind,
  principal_name,
  principal_account_id,
  count(*) AS failed_calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at,
  max(accepted_later) AS accepted_later
FROM counted
WHERE NOT succeeded
GROUP BY error_code, event_source, event_name, principal_kind, principal_name, principal_account_id
ORDER BY failed_calls DESC, error_code, event_source, event_name, principal_kind, principal_name, principal_account_id
