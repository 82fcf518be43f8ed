-- The events of AWS SMS: its calls, and what it and its roles did elsewhere.
SELECT
{{columns}}
FROM migration_events
WHERE service = 'sms'
