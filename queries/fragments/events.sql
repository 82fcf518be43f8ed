-- The range. The delivery dates are what is read (and paid for); they reach 30 days past the last event day, since files may come that
-- late. A record whose time cannot be read is kept. An event delivered again on another day counts once.
in_range AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY event_id ORDER BY delivery_date, log_account, log_region) AS copy_no
  FROM migration_events
  WHERE :delivery_range(delivery_date)
    AND :accounts(log_account)
    AND :regions(log_region)
    AND (:event_range(event_time) OR event_time IS NULL)
),
events AS (
  SELECT * FROM in_range WHERE copy_no = 1 OR event_id IS NULL
)
