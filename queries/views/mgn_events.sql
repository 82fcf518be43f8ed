-- The events of MGN: its calls, and what it and its roles did elsewhere.
SELECT
{{columns}}
FROM migration_events
WHERE service = 'mgn'
