-- Records that concern SMS or MGN. One copy of an event stays for each account, Region and delivery date: a window over the event id
-- alone would read every partition. Copies on other days are removed where a query has its own range (fragments/events.sql).
SELECT
-- include: event_columns
,
CASE
  WHEN eventsource = 'sms.amazonaws.com' THEN 'sms'
  WHEN eventsource = 'mgn.amazonaws.com' THEN 'mgn'
  WHEN useridentity.invokedby = 'sms.amazonaws.com' THEN 'sms'
  WHEN useridentity.invokedby = 'mgn.amazonaws.com' THEN 'mgn'
  WHEN useridentity.sessioncontext.sessionissuer.username IN ({{mgn_roles}}) THEN 'mgn'
  ELSE 'sms'
END AS service,
CASE
  WHEN eventsource IN ('sms.amazonaws.com', 'mgn.amazonaws.com') THEN 'api'
  WHEN useridentity.invokedby IN ('sms.amazonaws.com', 'mgn.amazonaws.com') THEN 'on-behalf'
  ELSE 'role'
END AS relation,
CASE
  WHEN eventsource = 'sms.amazonaws.com' AND eventname IN ({{sms_operations}}) THEN true
  WHEN eventsource = 'mgn.amazonaws.com' AND eventname IN ({{mgn_operations}}) THEN true
  ELSE false
END AS operation_known,
{{scalar_ids}}
FROM (
  SELECT
    r.*,
    CASE WHEN eventsource IN ('sms.amazonaws.com', 'mgn.amazonaws.com') AND requestparameters LIKE '{%' THEN requestparameters END AS request_object,
    CASE WHEN eventsource IN ('sms.amazonaws.com', 'mgn.amazonaws.com') AND responseelements LIKE '{%' THEN responseelements END AS response_object,
-- include: principal_kind
  FROM (
    SELECT
      r.*,
      row_number() OVER (
        PARTITION BY eventid, log_account, log_region, delivery_date
        ORDER BY {{copy_order}}
      ) AS copy_no
    FROM (
{{raw_records}}
    ) r
  ) r
  WHERE copy_no = 1 OR eventid IS NULL
) r
