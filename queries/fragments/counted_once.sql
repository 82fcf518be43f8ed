-- An event delivered again on another day counts once. A record that says it corrects an earlier one (an addendum, UPDATED_DATA)
-- stands in its place, the latest of several: such a record has all fields, not only the corrected ones.
-- include: identified
numbered AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY counted_id
-- include: copy_order
    ) AS copy_no
  FROM identified
),
events AS (
  SELECT * FROM numbered WHERE copy_no = 1 OR counted_id IS NULL
)
