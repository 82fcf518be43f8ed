-- One row for each migration event and server that it concerns: the scalar ids, and every list that the API has. The lists are unnested
-- from columns of text: over a column of lists, the embedded engine would not let a filter through to the partitions.
SELECT
{{columns}}
FROM (
  SELECT
    m.*,
    {{id_lists}} AS id_lists,
    {{object_lists}} AS object_lists
  FROM (
    SELECT
      e.*,
      CASE WHEN relation = 'api' AND request_parameters LIKE '{%' THEN request_parameters END AS request_object,
      CASE WHEN relation = 'api' AND response_elements LIKE '{%' THEN response_elements END AS response_object
    FROM migration_events e
  ) m
) m
CROSS JOIN UNNEST(
  array_distinct(
    regexp_extract_all(id_lists, '"([^"\\]+)"', 1)
    || regexp_extract_all(object_lists, '"{{id_members}}":"([^"\\]+)"', 1)
  )
) AS s(server)
