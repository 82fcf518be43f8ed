import { awsIds } from "../aws-ids";
import { eras } from "../eras";
import { javaTime } from "../java-time";
import { people } from "../people";
import { denied, failed, sms } from "../service-requests";
import type { Story } from "../story";

/** What goes wrong: people who may not, servers that cannot, jobs that are already there or no longer. */
export const replicationFailures: Story = {
  title: "replication failures",
  era: eras.sms,
  part: [0.2, 0.6],
  tell: (stage) => {
    const { random, project } = stage;
    const serverId = project.servers[3] ?? "s-01234567";
    const newcomer = people.cli(stage, 0, "sms.create-replication-job");
    const script = people.script(stage, 0.3);
    const request = {
      serverId,
      seedReplicationTime: javaTime(stage.time(0) + 300_000),
      runOnce: true,
      roleName: "sms",
    };
    const create = sms("CreateReplicationJob", { request });
    const missing = awsIds.short(random, "sms-job");
    const serverMessage = `Server ${serverId} cannot be replicated: unsupported disk configuration`;

    for (const step of [0.02, 0.03, 0.05]) stage.call(step, newcomer, denied(create, newcomer));
    stage.call(0.1, newcomer, denied(sms("GetReplicationJobs"), newcomer, "AccessDeniedException"));
    stage.call(0.15, newcomer, denied(sms("DeleteReplicationJob"), newcomer, "UnauthorizedOperationException"));
    stage.call(0.3, script, failed(create, "NoConnectorsAvailableException", "No connectors are available"));
    stage.call(0.4, script, failed(create, "ServerCannotBeReplicatedException", serverMessage));
    stage.call(
      0.5,
      script,
      failed(create, "ReplicationJobAlreadyExistsException", `A job exists for server ${serverId}`),
    );
    const update = sms("UpdateReplicationJob", { request: { replicationJobId: missing, frequency: 12 } });
    stage.call(0.6, script, failed(update, "ReplicationJobNotFoundException", `No such replication job: ${missing}`));
    stage.call(
      0.65,
      script,
      failed(
        sms("UpdateReplicationJob", { request: { frequency: 0 } }),
        "MissingRequiredParameterException",
        "replicationJobId is required",
      ),
    );
    const run = sms("StartOnDemandReplicationRun", { request: { replicationJobId: missing } });
    stage.call(0.7, script, failed(run, "ReplicationRunLimitExceededException", "Too many on-demand runs in 24 hours"));
    // some services answer a failed call with a response all the same: only errorCode tells
    const internal = {
      errorCode: "InternalError",
      errorMessage: "An internal error occurred",
      response: { message: "An internal error occurred" },
    };
    stage.call(0.75, script, { ...create, ...internal });
    stage.call(
      0.8,
      script,
      failed({ ...sms("GetReplicationRuns"), request: null }, "ThrottlingException", "Rate exceeded"),
    );
    stage.call(
      0.9,
      script,
      failed(sms("ImportServerCatalog"), "TemporarilyUnavailableException", "The service is temporarily unavailable"),
    );
  },
};
