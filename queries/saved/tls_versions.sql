-- title: TLS versions
-- question: With which versions of TLS were the calls made, and who still used one that AWS no longer takes?
-- category: Security
-- parameters: from, to, accounts, regions
-- column: tls_version | Version; NULL where the record does not say (before event version 1.08, or made by an AWS service)
-- column: outdated | TLS 1.0 or 1.1
-- column: event_source | Service that was called
-- column: calls | Number of calls
-- column: first_at | First call, UTC
-- column: last_at | Last call, UTC
-- column: principals | Names of the identities
WITH
-- include: events
SELECT
  tls_version,
  tls_version IN ('TLSv1', 'TLSv1.0', 'TLSv1.1') AS outdated,
  event_source,
  count(*) AS calls,
  date_format(min(event_time), '%Y-%m-%dT%H:%i:%sZ') AS first_at,
  date_format(max(event_time), '%Y-%m-%dT%H:%i:%sZ') AS last_at,
  array_join(array_agg(DISTINCT principal_name ORDER BY principal_name) FILTER (WHERE principal_name IS NOT NULL), ', ') AS principals
FROM events
GROUP BY tls_version, event_source
ORDER BY tls_version, event_source
