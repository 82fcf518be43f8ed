import { awsIds } from "../aws-ids";
import { eras } from "../eras";
import { javaTime } from "../java-time";
import { people } from "../people";
import { failed, sms } from "../service-requests";
import type { Story } from "../story";

/** SMS is retired, and a forgotten script, a late migration and the tidying up still call it. */
export const afterRetirement: Story = {
  title: "calls after the retirement",
  era: eras.smsTail,
  part: [0.02, 0.9],
  tell: (stage) => {
    const { random, project } = stage;
    const script = people.script(stage, 0);
    const engineer = people.cli(stage, 0.4, "sms.get-replication-jobs");
    const replicationJobId = awsIds.short(random, "sms-job");
    for (const step of [0.05, 0.15, 0.25, 0.35]) stage.call(step, script, sms("GetConnectors"));
    stage.call(0.4, engineer, sms("GetReplicationJobs", { request: { replicationJobId } }));
    const request = {
      serverId: project.servers[0],
      seedReplicationTime: javaTime(stage.time(0.5)),
      runOnce: true,
      roleName: "sms",
    };
    const create = sms("CreateReplicationJob", { request });
    stage.call(
      0.5,
      engineer,
      failed(create, "OperationNotPermittedException", "New replication jobs cannot be created"),
    );
    stage.call(0.55, engineer, sms("GetReplicationRuns", { request: { replicationJobId } }));
    stage.call(
      0.6,
      people.smsAtWork(stage, 0.6),
      sms("StartOnDemandReplicationRun", {
        request: { replicationJobId },
        response: { replicationRunId: awsIds.short(random, "sms-run") },
      }),
    );
    stage.call(0.8, engineer, sms("DeleteReplicationJob", { request: { replicationJobId } }));
    stage.call(0.85, engineer, sms("DisassociateConnector", { request: { connectorId: project.connectorId } }));
    stage.call(0.9, engineer, sms("DeleteServerCatalog"));
  },
};
