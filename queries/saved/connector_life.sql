-- title: Life of a connector
-- question: Which connectors does the record name, who made, changed and removed them?
-- category: Migration
-- parameters: from, to, accounts, regions
-- column: service | sms: the appliance, which CloudTrail names only when it is removed; mgn: a connector of MGN, another thing
-- column: connector_id | The connector
-- column: connector_name | Name that it was created with
-- column: created_at | When it was created, UTC; NULL where no creation is in the range
-- column: created_by | Principal that created it
-- column: updates | Accepted changes
-- column: removed_at | When its removal was last accepted, UTC
-- column: removed_by | Principal that removed it
-- column: failed_calls | Calls about the connector that were refused
-- column: calls | All calls that name the connector
-- column: first_call_at | First call that names it, UTC
-- column: last_call_at | Last call that names it, UTC
WITH
-- include: events
,
connector_calls AS (
  SELECT
    *,
    CASE
      WHEN event_name = 'CreateConnector' AND succeeded THEN 'created'
      WHEN event_name = 'UpdateConnector' AND succeeded THEN 'updated'
      WHEN event_name IN ('DeleteConnector', 'DisassociateConnector', 'DisassociateConnectors') AND succeeded THEN 'removed'
    END AS what,
    row_number() OVER (
      PARTITION BY service, connector_id, event_name, succeeded
      ORDER BY event_time DESC, event_id DESC, log_account, log_region, delivery_date, log_file, request_id
    ) AS nth_from_end
  FROM events
  WHERE connector_id IS NOT NULL
)
SELECT
  service,
  connector_id,
  max(CASE WHEN what = 'created' THEN json_extract_scalar(request_parameters, '$.name') END) AS connector_name,
  date_format(max(CASE WHEN what = 'created' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS created_at,
  max(CASE WHEN what = 'created' THEN principal_name END) AS created_by,
  count(CASE WHEN what = 'updated' THEN 1 END) AS updates,
  date_format(max(CASE WHEN what = 'removed' AND nth_from_end = 1 THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS removed_at,
  max(CASE WHEN what = 'removed' AND nth_from_end = 1 THEN principal_name END) AS removed_by,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(*) AS calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_call_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_call_at
FROM connector_calls
GROUP BY service, connector_id
ORDER BY service, connector_id
