-- title: Access keys of SMS connectors
-- question: Which keys did connectors of SMS use, who made them, and were they made or used after SMS was retired?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: access_key_id | A key that called SMS, or one made for a user that did; NULL where the records do not name it
-- column: user_name | Its user
-- column: user_account_id | Account of the user
-- column: created_at | When the key was made, UTC; NULL where that is not in the range (IAM is recorded in us-east-1)
-- column: created_by | Principal that made it
-- column: first_sms_call_at | First call of SMS with the key, UTC; refused ones tell as well that the key was there
-- column: last_sms_call_at | Last call of SMS with the key, UTC
-- column: sms_calls | Calls of SMS with the key
-- column: deleted_at | When its deletion was accepted, UTC
-- column: deactivated_at | When deactivating it was last accepted, UTC
-- column: made_after_retirement | It was made after 31 March 2022
-- column: used_after_retirement | SMS was called with it after 31 March 2022
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
  AND (
    event_source = 'iam.amazonaws.com' AND event_name IN ('CreateAccessKey', 'DeleteAccessKey', 'UpdateAccessKey') AND succeeded
    OR event_source = 'sms.amazonaws.com' AND principal_kind = 'iam-user' AND credential_kind = 'long-term'
  )
),
-- include: counted_once
,
key_calls AS (
  SELECT
    *,
    CASE
      WHEN event_source = 'sms.amazonaws.com' THEN nullif(events.access_key_id, '')
      WHEN event_name = 'CreateAccessKey' THEN json_extract_scalar(response_elements, '$.accessKey.accessKeyId')
      ELSE json_extract_scalar(request_parameters, '$.accessKeyId')
    END AS key_id,
    CASE
      WHEN event_source = 'sms.amazonaws.com' THEN principal_name
      ELSE coalesce(
        json_extract_scalar(response_elements, '$.accessKey.userName'),
        json_extract_scalar(request_parameters, '$.userName'),
        CASE WHEN principal_kind = 'iam-user' THEN principal_name END)
    END AS key_user,
    CASE WHEN event_source = 'sms.amazonaws.com' THEN principal_account_id ELSE recipient_account_id END AS key_account
  FROM events
),
of_connectors AS (
  SELECT
    *,
    count(CASE WHEN event_source = 'sms.amazonaws.com' THEN 1 END) OVER (PARTITION BY key_user, key_account) AS user_sms_calls
  FROM key_calls
)
SELECT
  key_id AS access_key_id,
  key_user AS user_name,
  key_account AS user_account_id,
  date_format(max(CASE WHEN event_name = 'CreateAccessKey' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS created_at,
  max(CASE WHEN event_name = 'CreateAccessKey' THEN principal_name END) AS created_by,
  date_format(min(CASE WHEN event_source = 'sms.amazonaws.com' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS first_sms_call_at,
  date_format(max(CASE WHEN event_source = 'sms.amazonaws.com' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS last_sms_call_at,
  count(CASE WHEN event_source = 'sms.amazonaws.com' THEN 1 END) AS sms_calls,
  date_format(max(CASE WHEN event_name = 'DeleteAccessKey' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS deleted_at,
  date_format(
    max(
      CASE
        WHEN event_name = 'UpdateAccessKey' AND json_extract_scalar(request_parameters, '$.status') = 'Inactive' THEN event_time
      END
    ),
    '%Y-%m-%dT%H:%i:%sZ'
  ) AS deactivated_at,
  coalesce(max(CASE WHEN event_name = 'CreateAccessKey' THEN event_time END) >= TIMESTAMP '2022-04-01 00:00:00', false) AS made_after_retirement,
  coalesce(max(CASE WHEN event_source = 'sms.amazonaws.com' THEN event_time END) >= TIMESTAMP '2022-04-01 00:00:00', false) AS used_after_retirement
FROM of_connectors
WHERE user_sms_calls > 0
GROUP BY key_id, key_user, key_account
ORDER BY key_id, key_user, key_account
