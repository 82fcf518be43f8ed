-- Lends DuckDB the Trino functions of the portable subset, with Trino's meaning: NULL for what is not there, never an error for text
-- that is no JSON. Every saved query and view runs after this, and unchanged in Athena. One statement a line group, ended by ";".
-- Inside a macro that shadows a built-in function the built-in is called by its full name, system.main.<function>.
SET TimeZone = 'UTC';
SET integer_division = true;
SET default_null_order = 'NULLS_LAST';

-- json_extract_scalar: NULL for objects, lists, JSON null and text that is no JSON.
CREATE OR REPLACE MACRO json_extract_scalar(j, p) AS
  CASE WHEN json_valid(j) AND system.main.json_type(CASE WHEN json_valid(j) THEN j END, p) NOT IN ('OBJECT', 'ARRAY', 'NULL')
    THEN json_extract_string(j, p) END;
CREATE OR REPLACE MACRO json_extract(j, p) AS system.main.json_extract(CASE WHEN json_valid(j) THEN j END, p);
CREATE OR REPLACE MACRO json_array_length(j) AS
  CASE WHEN json_valid(j) AND system.main.json_type(CASE WHEN json_valid(j) THEN j END) = 'ARRAY'
    THEN CAST(system.main.json_array_length(CASE WHEN json_valid(j) THEN j END) AS BIGINT) END;
CREATE OR REPLACE MACRO json_parse(j) AS CAST(j AS JSON);
CREATE OR REPLACE MACRO json_format(j) AS CAST(j AS VARCHAR);

CREATE OR REPLACE MACRO regexp_like(s, p) AS regexp_matches(s, p);
CREATE OR REPLACE MACRO regexp_extract(s, p) AS CASE WHEN regexp_matches(s, p) THEN system.main.regexp_extract(s, p) END,
  (s, p, g) AS CASE WHEN regexp_matches(s, p) THEN system.main.regexp_extract(s, p, g) END;
CREATE OR REPLACE MACRO regexp_replace(s, p) AS system.main.regexp_replace(s, p, '', 'g'),
  (s, p, r) AS system.main.regexp_replace(s, p, system.main.regexp_replace(r, '\$(\d)', '\\\1', 'g'), 'g');
CREATE OR REPLACE MACRO split_part(s, d, n) AS CASE WHEN n <= len(string_split(s, d)) THEN system.main.split_part(s, d, n) END;

CREATE OR REPLACE MACRO cardinality(a) AS CAST(len(a) AS BIGINT);
CREATE OR REPLACE MACRO element_at(a, i) AS list_extract(a, i);
CREATE OR REPLACE MACRO array_join(a, d) AS array_to_string(a, d);
CREATE OR REPLACE MACRO array_sort(a) AS list_sort(a, 'ASC', 'NULLS LAST');
CREATE OR REPLACE MACRO sequence(a, b) AS generate_series(a, b), (a, b, c) AS generate_series(a, b, c);
CREATE OR REPLACE MACRO approx_distinct(x) AS count(DISTINCT x);

-- Formats are one branch each: strftime and strptime take constants only. Any other format fails with its name.
CREATE OR REPLACE MACRO date_format(t, f) AS CASE f
  WHEN '%Y-%m-%dT%H:%i:%sZ' THEN strftime(t, '%Y-%m-%dT%H:%M:%SZ')
  WHEN '%Y-%m-%d' THEN strftime(t, '%Y-%m-%d')
  WHEN '%Y-%m' THEN strftime(t, '%Y-%m')
  WHEN '%Y/%m/%d' THEN strftime(t, '%Y/%m/%d')
  WHEN '%H' THEN strftime(t, '%H')
  ELSE CAST(CAST('date_format: not one of the portable formats: ' || f AS INTEGER) AS VARCHAR) END;
CREATE OR REPLACE MACRO date_parse(s, f) AS CASE f
  WHEN '%b %e, %Y %l:%i:%s %p' THEN strptime(s, '%b %-d, %Y %-I:%M:%S %p')
  WHEN '%Y-%m-%dT%H:%i:%sZ' THEN strptime(s, '%Y-%m-%dT%H:%M:%SZ')
  WHEN '%Y/%m/%d' THEN strptime(s, '%Y/%m/%d')
  ELSE CAST('date_parse: not one of the portable formats: ' || f AS TIMESTAMP) END;
CREATE OR REPLACE MACRO from_iso8601_timestamp(x) AS CAST(x AS TIMESTAMPTZ);
CREATE OR REPLACE MACRO date_add(u, n, t) AS CASE u
  WHEN 'second' THEN t + to_seconds(CAST(n AS BIGINT))
  WHEN 'minute' THEN t + to_minutes(CAST(n AS BIGINT))
  WHEN 'hour' THEN t + to_hours(CAST(n AS BIGINT))
  WHEN 'day' THEN t + to_days(CAST(n AS INTEGER))
  WHEN 'month' THEN t + to_months(CAST(n AS INTEGER)) END;
-- Trino counts whole units between two times, which is DuckDB's date_sub.
CREATE OR REPLACE MACRO date_diff(u, a, b) AS date_sub(u, a, b);
CREATE OR REPLACE MACRO to_unixtime(t) AS epoch(t);
CREATE OR REPLACE MACRO day_of_week(d) AS isodow(d);
