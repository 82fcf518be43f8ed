import { eras } from "../eras";
import { isoTime } from "../iso-time";
import { people } from "../people";
import { mgn } from "../service-requests";
import type { Story } from "../story";

/** Servers are put into applications, and applications into a wave. */
export const waves: Story = {
  title: "applications and waves",
  era: eras.mgn,
  part: [0.3, 0.5],
  tell: (stage) => {
    const { random, project } = stage;
    const planner = people.script(stage, 0);
    const arn = (kind: string, id: string) => `arn:aws:mgn:${project.region}:${project.account.id}:${kind}/${id}`;
    const applicationID = `app-${random.hex(17)}`;
    const waveID = `wave-${random.hex(17)}`;
    const creationDateTime = isoTime(stage.time(0.1));
    const made = { isArchived: false, creationDateTime, lastModifiedDateTime: creationDateTime, tags: {} };

    stage.call(0.05, planner, mgn("ListApplications", { request: { filters: {} } }));
    const application = { name: "shop", description: "Web shop" };
    stage.call(
      0.1,
      planner,
      mgn("CreateApplication", {
        request: application,
        response: { applicationID, arn: arn("application", applicationID), ...application, ...made },
      }),
    );
    stage.call(
      0.2,
      planner,
      mgn("AssociateSourceServers", { request: { applicationID, sourceServerIDs: project.sourceServers.slice(0, 3) } }),
    );
    stage.call(
      0.3,
      planner,
      mgn("CreateWave", {
        request: { name: "wave-1" },
        response: { waveID, arn: arn("wave", waveID), name: "wave-1", ...made },
      }),
    );
    stage.call(0.4, planner, mgn("AssociateApplications", { request: { waveID, applicationIDs: [applicationID] } }));
    stage.call(0.5, planner, mgn("ListWaves", { request: { filters: { waveIDs: [waveID] } } }));
    const update = { waveID, description: "first weekend" };
    stage.call(
      0.6,
      planner,
      mgn("UpdateWave", {
        request: update,
        response: { ...update, name: "wave-1", arn: arn("wave", waveID), ...made },
      }),
    );
    stage.call(
      0.7,
      planner,
      mgn("DisassociateSourceServers", {
        request: { applicationID, sourceServerIDs: project.sourceServers.slice(2, 3) },
      }),
    );
    stage.call(0.9, planner, mgn("ListTagsForResource", { request: { resourceArn: arn("wave", waveID) } }));
  },
};
