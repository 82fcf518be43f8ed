identified AS (
  SELECT
    *,
    coalesce(CASE WHEN addendum_reason = 'UPDATED_DATA' THEN original_event_id END, event_id) AS counted_id
  FROM in_range
),
