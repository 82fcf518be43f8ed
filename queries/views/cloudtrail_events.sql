-- Every record of the log files, copies included. The partition columns pass through untouched, so that a filter on them prunes.
SELECT
-- include: event_columns
FROM (
  SELECT
    r.*,
-- include: principal_kind
  FROM (
{{raw_records}}
  ) r
) r
