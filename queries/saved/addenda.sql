-- title: Late and corrected records
-- question: Which records say of themselves that they came late or correct an earlier one?
-- category: Delivery
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: addendum_reason | DELIVERY_DELAY, SERVICE_OUTAGE or UPDATED_DATA: this record stands in the place of the original in every other question
-- column: original_event_id | Event that an UPDATED_DATA record corrects
-- column: event_source | Service that was called
-- column: event_name | Operation that was called
-- column: delivery_date | Day of delivery
-- column: log_account | Account of the log file
-- column: log_region | Region of the log file
-- column: event_id | Id of this record
WITH
in_range AS (
SELECT *
FROM cloudtrail_events
-- include: range
  AND addendum_reason IS NOT NULL
)
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  addendum_reason,
  original_event_id,
  event_source,
  event_name,
  delivery_date,
  log_account,
  log_region,
  event_id
FROM in_range
ORDER BY in_range.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
