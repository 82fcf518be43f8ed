in_range AS (
SELECT *
FROM migration_events
-- include: range
),
-- include: counted_once
