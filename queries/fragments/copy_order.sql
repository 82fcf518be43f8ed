      ORDER BY
        CASE WHEN addendum_reason = 'UPDATED_DATA' THEN 0 ELSE 1 END,
        CASE WHEN addendum_reason = 'UPDATED_DATA' THEN delivery_date END DESC,
        delivery_date, log_account, log_region, log_file, event_id
