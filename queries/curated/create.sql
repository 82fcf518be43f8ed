-- The curated table, in the words of Athena, which alone makes it. Athena has no words for a sort order: see docs/decisions.
CREATE TABLE IF NOT EXISTS {{table}} (
{{columns}}
)
PARTITIONED BY (month(event_time))
LOCATION '{{location}}'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd',
  'optimize_rewrite_delete_file_threshold' = '1',
  'vacuum_max_snapshot_age_seconds' = '604800'
)
