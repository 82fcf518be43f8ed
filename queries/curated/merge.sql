-- Brings the migration events of some delivery dates into the curated table: one row for each event in the log files of an account and
-- Region, whose first delivery counts; of a record that corrects another (UPDATED_DATA) the last one does, as in the saved queries.
-- Which dates are read first, and how often, makes no difference to the table.
MERGE INTO {{table}} AS kept
USING (
  SELECT
    *
  FROM (
    SELECT
      keyed.*,
      row_number() OVER (
        PARTITION BY record_key, log_account, log_region
        ORDER BY CASE WHEN addendum_reason = 'UPDATED_DATA' THEN delivery_date END DESC, delivery_date, log_file
      ) AS copy_no
    FROM (
      SELECT
        events.*,
        CASE
          -- a record without an id is known by its place
          WHEN event_id IS NULL THEN log_file || ' ' || CAST(
            row_number() OVER (
              PARTITION BY event_id, log_file
              ORDER BY event_time, event_source, event_name, request_id, principal_id, request_parameters, response_elements
            ) AS varchar
          )
          -- a correction can have the id of what it corrects
          WHEN addendum_reason = 'UPDATED_DATA' THEN 'correction ' || event_id
          ELSE event_id
        END AS record_key
      FROM {{source}} events
      WHERE delivery_date BETWEEN '{{first}}' AND '{{last}}'
        AND {{accounts}}
    ) keyed
  ) numbered
  WHERE copy_no = 1
) AS found
ON kept.record_key = found.record_key AND kept.log_account = found.log_account AND kept.log_region = found.log_region
WHEN MATCHED AND (
  CASE
    WHEN found.addendum_reason = 'UPDATED_DATA' THEN found.delivery_date > kept.delivery_date
    ELSE found.delivery_date < kept.delivery_date
  END
  OR found.delivery_date = kept.delivery_date AND found.log_file < kept.log_file
)
THEN UPDATE SET
{{updates}}
WHEN NOT MATCHED
THEN INSERT (
{{columns}}
)
VALUES (
{{values}}
)
