/**
 * Event names that the API models do not have: actions that exist only as IAM permissions of the connector and of the agents.
 * No AWS page says whether CloudTrail records them; where one is met, its access level is known.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsservermigrationservice.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapplicationmigrationservice.html
 */
import type { Access } from "./api-operation";

/** An event name with its access level. */
export interface ExtraOperation {
  readonly name: string;
  readonly access: Access;
}

function of(access: Access, names: readonly string[]): readonly ExtraOperation[] {
  return names.map((name) => ({ name, access }));
}

/** Actions of the SMS connector appliance. */
export const smsConnectorActions: readonly ExtraOperation[] = [
  ...of("write", ["SendMessage"]),
  ...of("read", ["GetMessages"]),
];

/** Plural spelling that a public list of recorded SMS events has besides `DisassociateConnector`. */
export const smsOtherEventNames: readonly ExtraOperation[] = of("write", ["DisassociateConnectors"]);

/** Actions of MGN's replication agents and vCenter clients. */
export const mgnAgentActions: readonly ExtraOperation[] = [
  ...of("read", [
    "DescribeReplicationServerAssociationsForMgn",
    "DescribeSnapshotRequestsForMgn",
    "GetAgentCommandForMgn",
    "GetAgentConfirmedResumeInfoForMgn",
    "GetAgentInstallationAssetsForMgn",
    "GetAgentReplicationInfoForMgn",
    "GetAgentRuntimeConfigurationForMgn",
    "GetAgentSnapshotCreditsForMgn",
    "GetChannelCommandsForMgn",
    "GetVcenterClientCommandsForMgn",
  ]),
  ...of("write", [
    "BatchCreateVolumeSnapshotGroupForMgn",
    "BatchDeleteSnapshotRequestForMgn",
    "CreateVcenterClientForMgn",
    "IssueClientCertificateForMgn",
    "NotifyAgentAuthenticationForMgn",
    "NotifyAgentConnectedForMgn",
    "NotifyAgentDisconnectedForMgn",
    "NotifyAgentReplicationProgressForMgn",
    "NotifyVcenterClientStartedForMgn",
    "RegisterAgentForMgn",
    "SendAgentLogsForMgn",
    "SendAgentMetricsForMgn",
    "SendChannelCommandResultForMgn",
    "SendClientLogsForMgn",
    "SendClientMetricsForMgn",
    "SendVcenterClientCommandResultForMgn",
    "SendVcenterClientLogsForMgn",
    "SendVcenterClientMetricsForMgn",
    "StartSnapshotGroupForMgn",
    "UpdateAgentBacklogForMgn",
    "UpdateAgentConversionInfoForMgn",
    "UpdateAgentReplicationInfoForMgn",
    "UpdateAgentReplicationProcessStateForMgn",
    "UpdateAgentSourcePropertiesForMgn",
    "VerifyClientRoleForMgn",
  ]),
];
