-- The range. The delivery dates are what is read (and paid for); they reach 30 days past the last event day, since files may come that
-- late. A record whose time cannot be read is kept.
WHERE :delivery_range(delivery_date)
  AND :accounts(log_account)
  AND :regions(log_region)
  AND (:event_range(event_time) OR event_time IS NULL)
