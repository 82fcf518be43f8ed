  nullif(array_join(array_sort(array_distinct(
    regexp_extract_all(added, '"(?:userId|group|organizationArn|organizationalUnitArn)":"([^"\\]+)"', 1)
  )), ', '), '') AS shared_with,
  nullif(array_join(array_sort(array_distinct(
    regexp_extract_all(removed, '"(?:userId|group|organizationArn|organizationalUnitArn)":"([^"\\]+)"', 1)
  )), ', '), '') AS taken_from,
