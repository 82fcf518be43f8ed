import { eras } from "../eras";
import { people } from "../people";
import { other } from "../service-requests";
import type { Story } from "../story";

/** SMS tells Migration Hub how far each server is. */
export const migrationHub: Story = {
  title: "progress in Migration Hub",
  era: eras.smsApplications,
  part: [0.2, 0.8],
  tell: (stage) => {
    const worker = people.smsAtWork(stage, 0);
    const hub = { region: "us-west-2" };
    const progressUpdateStream = "SMS";
    const create = { request: { progressUpdateStreamName: progressUpdateStream } };
    stage.call(0.01, worker, other("mgh", "CreateProgressUpdateStream", create), hub);
    for (const [i, serverId] of stage.project.servers.slice(0, 3).entries())
      for (const progressPercent of [10, 45, 90]) {
        const updateDateTime = stage.time(0.1 + progressPercent / 125) / 1000;
        const task = { status: "IN_PROGRESS", progressPercent };
        const request = {
          progressUpdateStream,
          migrationTaskName: `sms-${serverId}`,
          task,
          updateDateTime,
          nextUpdateSeconds: 3600,
        };
        stage.call(
          0.1 + progressPercent / 125 + i * 0.01,
          worker,
          other("mgh", "NotifyMigrationTaskState", { request }),
          hub,
        );
      }
  },
};
