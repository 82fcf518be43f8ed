-- title: Life of an application
-- question: What was done with each application of SMS or MGN, from its creation to its deletion, and by whom?
-- category: Migration
-- parameters: from, to, accounts, regions
-- column: service | sms or mgn
-- column: app_id | The application
-- column: app_name | Name that it was created with; NULL where its creation is not in the range
-- column: created_at | When it was created, UTC; NULL where its creation is not in the range
-- column: created_by | Principal that created it
-- column: launches | Accepted launches of an SMS application; with automatic launch SMS itself calls
-- column: deleted_at | When its deletion was last accepted, UTC
-- column: deleted_by | Principal that deleted it
-- column: failed_calls | Calls about the application that were refused
-- column: calls | All calls that name the application, reading ones included
-- column: first_call_at | First call that names it, UTC
-- column: last_call_at | Last call that names it, UTC
-- column: steps | Accepted changing calls in order
WITH
-- include: events
,
app_calls AS (
  SELECT
    *,
    CASE WHEN event_name IN ('CreateApp', 'CreateApplication') AND succeeded THEN 1 END AS is_creation,
    row_number() OVER (
      PARTITION BY service, app_id, event_name, succeeded
      ORDER BY event_time DESC, event_id DESC, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth_from_end
  FROM events
  WHERE app_id IS NOT NULL
)
SELECT
  service,
  app_id,
  max(CASE WHEN is_creation = 1 THEN json_extract_scalar(request_parameters, '$.name') END) AS app_name,
  date_format(max(CASE WHEN is_creation = 1 THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS created_at,
  max(CASE WHEN is_creation = 1 THEN principal_name END) AS created_by,
  count(CASE WHEN event_name = 'LaunchApp' AND succeeded THEN 1 END) AS launches,
  date_format(
    max(CASE WHEN event_name IN ('DeleteApp', 'DeleteApplication') AND succeeded AND nth_from_end = 1 THEN event_time END),
    '%Y-%m-%dT%H:%i:%sZ'
  ) AS deleted_at,
  max(
    CASE WHEN event_name IN ('DeleteApp', 'DeleteApplication') AND succeeded AND nth_from_end = 1 THEN principal_name END
  ) AS deleted_by,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(*) AS calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_call_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_call_at,
  array_join(
    array_agg(event_name ORDER BY event_time, event_id, event_name) FILTER (WHERE access = 'write' AND succeeded),
    ', '
  ) AS steps
FROM app_calls
GROUP BY service, app_id
ORDER BY service, app_id
