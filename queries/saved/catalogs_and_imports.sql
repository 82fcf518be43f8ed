-- title: Catalogs and imports
-- question: Who imported or deleted catalogs of servers and applications, and removed connectors?
-- category: Migration
-- parameters: from, to, accounts, regions
-- column: event_time | When the call was completed, UTC
-- column: service | sms or mgn
-- column: event_name | Operation that was called
-- column: succeeded | The call was accepted; what came of an import is not in CloudTrail
-- column: error_code | Error, when it was not
-- column: principal_kind | What kind of identity made the call
-- column: principal_name | Name of the identity
-- column: session_name | Role session, which often names the person
-- column: source_ip_address | Where the call came from
-- column: connector_id | SMS connector that was removed
-- column: import_file | Bucket and key of MGN's import file
-- column: aws_region | Region that was called
-- column: recipient_account_id | Account that received the record
-- column: event_id | Id of the event
WITH
-- include: events
SELECT
  date_format(event_time, '%Y-%m-%dT%H:%i:%sZ') AS event_time,
  service,
  event_name,
  succeeded,
  error_code,
  principal_kind,
  principal_name,
  session_name,
  source_ip_address,
  connector_id,
  json_extract_scalar(request_parameters, '$.s3BucketSource.s3Bucket')
    || '/' || json_extract_scalar(request_parameters, '$.s3BucketSource.s3Key') AS import_file,
  aws_region,
  recipient_account_id,
  event_id
FROM events
WHERE event_source = 'sms.amazonaws.com' AND event_name IN (
    'ImportServerCatalog', 'DeleteServerCatalog', 'ImportAppCatalog', 'DisassociateConnector', 'DisassociateConnectors'
  )
  OR event_source = 'mgn.amazonaws.com' AND event_name IN ('StartImport', 'StartImportFileEnrichment', 'StartExport')
ORDER BY events.event_time, event_id, event_source, event_name, log_account, log_region, delivery_date, log_file, request_id
