-- title: Life of a wave
-- question: Which waves did the migration with MGN have, which applications went into each, and what became of it?
-- category: MGN
-- parameters: from, to, accounts, regions
-- column: wave_id | The wave
-- column: wave_name | Name that it was created with; NULL where its creation is not in the range
-- column: created_at | When it was created, UTC
-- column: created_by | Principal that created it
-- column: applications_added | Applications in accepted requests that put them into the wave, by their ids
-- column: applications_removed | Applications in accepted requests that took them out, by their ids
-- column: archived_at | When archiving it was last accepted, UTC
-- column: deleted_at | When its deletion was last accepted, UTC
-- column: failed_calls | Calls about the wave that were refused
-- column: calls | Changing calls that name the wave
-- column: last_call_at | Last of them, UTC
WITH
-- include: events
,
wave_calls AS (
  SELECT
    *,
    CASE WHEN succeeded THEN event_name END AS accepted,
    coalesce(json_extract_scalar(request_parameters, '$.waveID'), json_extract_scalar(response_elements, '$.waveID')) AS wave_id,
    -- "app-1","app-2": the inside of the list
    CASE
      WHEN succeeded THEN regexp_replace(json_format(json_extract(request_parameters, '$.applicationIDs')), '[^A-Za-z0-9,-]', '')
    END AS application_ids
  FROM events
  WHERE event_source = 'mgn.amazonaws.com'
    AND event_name IN (
      'CreateWave', 'UpdateWave', 'DeleteWave', 'ArchiveWave', 'UnarchiveWave', 'AssociateApplications', 'DisassociateApplications'
    )
)
SELECT
  wave_id,
  max(CASE WHEN accepted = 'CreateWave' THEN json_extract_scalar(request_parameters, '$.name') END) AS wave_name,
  date_format(max(CASE WHEN accepted = 'CreateWave' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS created_at,
  max(CASE WHEN accepted = 'CreateWave' THEN principal_name END) AS created_by,
  array_join(
    array_agg(application_ids ORDER BY event_time, event_id, application_ids) FILTER (WHERE accepted = 'AssociateApplications'),
    ', '
  ) AS applications_added,
  array_join(
    array_agg(application_ids ORDER BY event_time, event_id, application_ids) FILTER (WHERE accepted = 'DisassociateApplications'),
    ', '
  ) AS applications_removed,
  date_format(max(CASE WHEN accepted = 'ArchiveWave' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS archived_at,
  date_format(max(CASE WHEN accepted = 'DeleteWave' THEN event_time END), '%Y-%m-%dT%H:%i:%sZ') AS deleted_at,
  count(CASE WHEN NOT succeeded THEN 1 END) AS failed_calls,
  count(*) AS calls,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_call_at
FROM wave_calls
GROUP BY wave_id
ORDER BY wave_id
