in_range AS (
SELECT *
FROM migration_event_servers
-- include: range
),
-- An event delivered again on another day counts once, with all its servers; a record that corrects an earlier one (an addendum,
-- UPDATED_DATA) stands in its place, the latest of several.
identified AS (
  SELECT
    *,
    coalesce(CASE WHEN addendum_reason = 'UPDATED_DATA' THEN original_event_id END, event_id) AS counted_id
  FROM in_range
),
numbered AS (
  SELECT
    *,
    rank() OVER (
      PARTITION BY counted_id
      ORDER BY
        CASE WHEN addendum_reason = 'UPDATED_DATA' THEN 0 ELSE 1 END,
        CASE WHEN addendum_reason = 'UPDATED_DATA' THEN delivery_date END DESC,
        delivery_date, log_account, log_region, log_file, event_id
    ) AS copy_no
  FROM identified
),
events AS (
  SELECT * FROM numbered WHERE copy_no = 1 OR counted_id IS NULL
)
