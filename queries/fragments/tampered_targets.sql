SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  event_source,
  event_name,
  target,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  source_ip_address,
  user_agent,
  aws_region,
  recipient_account_id,
  event_id
FROM targets
WHERE coalesce(target, '') LIKE :target
ORDER BY targets.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
