in_range AS (
SELECT *
FROM migration_event_servers
-- include: range
),
-- An event delivered again on another day counts once, with all its servers; a record that corrects an earlier one (an addendum,
-- UPDATED_DATA) stands in its place, the latest of several.
-- include: identified
numbered AS (
  SELECT
    *,
    rank() OVER (
      PARTITION BY counted_id
-- include: copy_order
    ) AS copy_no
  FROM identified
),
events AS (
  SELECT * FROM numbered WHERE copy_no = 1 OR counted_id IS NULL
)
