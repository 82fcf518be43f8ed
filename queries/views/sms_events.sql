-- The events of AWS SMS: its calls, and what it and its roles did elsewhere, as far as they were delivered while AWS SMS had endpoints. The
-- constant ends every question's partitions there, whatever its own range.
SELECT
{{columns}}
FROM migration_events
WHERE service = 'sms' AND delivery_date <= '{{last_sms_delivery}}'
