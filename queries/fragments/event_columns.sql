-- Columns of cloudtrail_events over the raw columns and principal_kind; view-columns.ts documents them.
log_account,
log_region,
delivery_date,
eventid AS event_id,
requestid AS request_id,
-- CloudTrail writes UTC with a Z; any other text is no time. The pattern keeps both engines' casts to what they read alike.
TRY_CAST(
  CASE
    WHEN regexp_like(eventtime, '^[12][0-9]{3}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,3})?Z$')
      THEN replace(replace(eventtime, 'T', ' '), 'Z', '')
  END AS timestamp(3)
) AS event_time,
eventsource AS event_source,
eventname AS event_name,
eventversion AS event_version,
eventtype AS event_type,
eventcategory AS event_category,
awsregion AS aws_region,
recipientaccountid AS recipient_account_id,
CASE
  WHEN eventsource = 'sms.amazonaws.com' AND eventname IN ({{sms_read_operations}}) THEN 'read'
  WHEN eventsource = 'sms.amazonaws.com' AND eventname IN ({{sms_write_operations}}) THEN 'write'
  WHEN eventsource = 'mgn.amazonaws.com' AND eventname IN ({{mgn_read_operations}}) THEN 'read'
  WHEN eventsource = 'mgn.amazonaws.com' AND eventname IN ({{mgn_write_operations}}) THEN 'write'
  WHEN readonly = 'true' THEN 'read'
  WHEN readonly = 'false' THEN 'write'
  WHEN regexp_like(eventname, '^(Get|List|Describe|Head|BatchGet)([^a-z]|$)') THEN 'read'
  ELSE 'unknown'
END AS access,
CASE
  WHEN errorcode IS NOT NULL OR errormessage IS NOT NULL THEN false
  WHEN eventname = 'ConsoleLogin' AND responseelements LIKE '{%'
    AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure' THEN false
  ELSE true
END AS succeeded,
errorcode AS error_code,
errormessage AS error_message,
principal_kind,
CASE principal_kind
  WHEN 'root' THEN 'root'
  WHEN 'iam-user' THEN coalesce(useridentity.username, nullif(regexp_extract(useridentity.arn, ':user/(.*/)?([^/]+)$', 2), ''))
  WHEN 'role' THEN coalesce(
    useridentity.sessioncontext.sessionissuer.username,
    CASE WHEN useridentity.arn LIKE '%:assumed-role/%' THEN nullif(split_part(useridentity.arn, '/', 2), '') END,
    useridentity.username)
  WHEN 'federated-user' THEN coalesce(
    CASE WHEN useridentity.arn LIKE '%:federated-user/%' THEN nullif(split_part(useridentity.arn, '/', 2), '') END,
    nullif(split_part(useridentity.principalid, ':', 2), ''),
    useridentity.username)
  WHEN 'identity-center-user' THEN coalesce(useridentity.username, useridentity.onbehalfof.userid)
  WHEN 'aws-account' THEN useridentity.accountid
  WHEN 'aws-service' THEN coalesce(useridentity.invokedby, eventsource)
  ELSE useridentity.username
END AS principal_name,
useridentity.principalid AS principal_id,
useridentity.arn AS principal_arn,
CASE
  WHEN principal_kind = 'aws-service' THEN NULL
  ELSE coalesce(
    useridentity.accountid,
    useridentity.sessioncontext.sessionissuer.accountid,
    nullif(split_part(useridentity.arn, ':', 5), ''))
END AS principal_account_id,
CASE
  WHEN principal_kind = 'role' THEN coalesce(
    nullif(split_part(useridentity.principalid, ':', 2), ''),
    CASE WHEN useridentity.arn LIKE '%:assumed-role/%' THEN nullif(split_part(useridentity.arn, '/', 3), '') END)
END AS session_name,
useridentity.sessioncontext.sessionissuer.arn AS session_issuer_arn,
CASE
  WHEN principal_kind = 'aws-service' THEN 'none'
  WHEN principal_kind IN ('role', 'federated-user', 'saml-user', 'web-identity-user', 'identity-center-user') THEN 'temporary'
  WHEN principal_kind IN ('root', 'iam-user') AND (
    useridentity.accesskeyid LIKE 'ASIA%'
    OR useridentity.sessioncontext.attributes.creationdate IS NOT NULL
    OR useridentity.sessioncontext.assumedroot = 'true') THEN 'temporary'
  WHEN principal_kind IN ('root', 'iam-user') THEN 'long-term'
  ELSE 'unknown'
END AS credential_kind,
CASE
  WHEN principal_kind = 'aws-service' THEN 'aws-service'
  WHEN useridentity.invokedby = 'AWS Internal' OR useridentity.invokedby LIKE 'AWS Internal/%' THEN 'aws-internal'
  WHEN useridentity.invokedby NOT IN ('signin.amazonaws.com', '') THEN 'aws-service'
  ELSE 'caller'
END AS made_by,
useridentity.invokedby AS invoked_by,
useridentity.sessioncontext.sourceidentity AS source_identity,
useridentity.inscopeof.sourcearn AS in_scope_of_arn,
CASE
  WHEN useridentity.sessioncontext.attributes.mfaauthenticated = 'true' THEN true
  WHEN useridentity.sessioncontext.attributes.mfaauthenticated = 'false' THEN false
  WHEN eventname = 'ConsoleLogin' AND additionaleventdata LIKE '{%'
    AND json_extract_scalar(additionaleventdata, '$.MFAUsed') = 'Yes' THEN true
  WHEN eventname = 'ConsoleLogin' AND additionaleventdata LIKE '{%'
    AND json_extract_scalar(additionaleventdata, '$.MFAUsed') = 'No' THEN false
END AS mfa_used,
useridentity.accesskeyid AS access_key_id,
sourceipaddress AS source_ip_address,
useragent AS user_agent,
vpcendpointid AS vpc_endpoint_id,
tlsdetails.tlsversion AS tls_version,
requestparameters AS request_parameters,
responseelements AS response_elements,
additionaleventdata AS additional_event_data,
serviceeventdetails AS service_event_details,
json_format(CAST(resources AS json)) AS resources,
readonly AS read_only,
sharedeventid AS shared_event_id,
addendum.reason AS addendum_reason,
addendum.originaleventid AS original_event_id,
log_file
