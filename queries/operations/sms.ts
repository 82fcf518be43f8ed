/**
 * The 35 operations of AWS Server Migration Service, API version 2016-10-24, and where each one's records carry ids.
 *
 * @see https://docs.aws.amazon.com/server-migration-service/latest/APIReference/API_Operations.html
 */
import type { ApiOperation } from "./api-operation";

export const smsApiOperations: readonly ApiOperation[] = [
  {
    name: "CreateApp",
    access: "write",
    ids: { app_id: ["response.appSummary.appId"] },
    servers: ["request.serverGroups[].serverList[].serverId", "response.serverGroups[].serverList[].serverId"],
  },
  {
    name: "CreateReplicationJob",
    access: "write",
    ids: { replication_job_id: ["response.replicationJobId"], server_id: ["request.serverId"] },
  },
  { name: "DeleteApp", access: "write", ids: { app_id: ["request.appId"] } },
  { name: "DeleteAppLaunchConfiguration", access: "write", ids: { app_id: ["request.appId"] } },
  { name: "DeleteAppReplicationConfiguration", access: "write", ids: { app_id: ["request.appId"] } },
  { name: "DeleteAppValidationConfiguration", access: "write", ids: { app_id: ["request.appId"] } },
  { name: "DeleteReplicationJob", access: "write", ids: { replication_job_id: ["request.replicationJobId"] } },
  { name: "DeleteServerCatalog", access: "write", ids: {} },
  { name: "DisassociateConnector", access: "write", ids: { connector_id: ["request.connectorId"] } },
  { name: "GenerateChangeSet", access: "write", ids: { app_id: ["request.appId"] } },
  { name: "GenerateTemplate", access: "write", ids: { app_id: ["request.appId"] } },
  { name: "GetApp", access: "read", ids: { app_id: ["request.appId"] } },
  { name: "GetAppLaunchConfiguration", access: "read", ids: { app_id: ["request.appId"] } },
  { name: "GetAppReplicationConfiguration", access: "read", ids: { app_id: ["request.appId"] } },
  { name: "GetAppValidationConfiguration", access: "read", ids: { app_id: ["request.appId"] } },
  { name: "GetAppValidationOutput", access: "read", ids: { app_id: ["request.appId"] } },
  { name: "GetConnectors", access: "read", ids: {} },
  { name: "GetReplicationJobs", access: "read", ids: { replication_job_id: ["request.replicationJobId"] } },
  { name: "GetReplicationRuns", access: "read", ids: { replication_job_id: ["request.replicationJobId"] } },
  { name: "GetServers", access: "read", ids: {} },
  { name: "ImportAppCatalog", access: "write", ids: {} },
  { name: "ImportServerCatalog", access: "write", ids: {} },
  { name: "LaunchApp", access: "write", ids: { app_id: ["request.appId"] } },
  { name: "ListApps", access: "read", ids: {} },
  { name: "NotifyAppValidationOutput", access: "write", ids: { app_id: ["request.appId"] } },
  {
    name: "PutAppLaunchConfiguration",
    access: "write",
    ids: { app_id: ["request.appId"] },
    servers: ["request.serverGroupLaunchConfigurations[].serverLaunchConfigurations[].server.serverId"],
  },
  {
    name: "PutAppReplicationConfiguration",
    access: "write",
    ids: { app_id: ["request.appId"] },
    servers: ["request.serverGroupReplicationConfigurations[].serverReplicationConfigurations[].server.serverId"],
  },
  {
    name: "PutAppValidationConfiguration",
    access: "write",
    ids: { app_id: ["request.appId"] },
    servers: ["request.serverGroupValidationConfigurations[].serverValidationConfigurations[].server.serverId"],
  },
  { name: "StartAppReplication", access: "write", ids: { app_id: ["request.appId"] } },
  { name: "StartOnDemandAppReplication", access: "write", ids: { app_id: ["request.appId"] } },
  {
    name: "StartOnDemandReplicationRun",
    access: "write",
    ids: { replication_job_id: ["request.replicationJobId"], replication_run_id: ["response.replicationRunId"] },
  },
  { name: "StopAppReplication", access: "write", ids: { app_id: ["request.appId"] } },
  { name: "TerminateApp", access: "write", ids: { app_id: ["request.appId"] } },
  {
    name: "UpdateApp",
    access: "write",
    ids: { app_id: ["request.appId", "response.appSummary.appId"] },
    servers: ["request.serverGroups[].serverList[].serverId", "response.serverGroups[].serverList[].serverId"],
  },
  { name: "UpdateReplicationJob", access: "write", ids: { replication_job_id: ["request.replicationJobId"] } },
];
