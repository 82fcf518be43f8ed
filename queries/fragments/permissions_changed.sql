    coalesce(
      json_format(json_extract(request_parameters, '$.createVolumePermission.add')),
      json_format(json_extract(request_parameters, '$.launchPermission.add')),
      ''
    ) AS added,
    coalesce(
      json_format(json_extract(request_parameters, '$.createVolumePermission.remove')),
      json_format(json_extract(request_parameters, '$.launchPermission.remove')),
      ''
    ) AS removed
