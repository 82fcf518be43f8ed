import { eras } from "../eras";
import { people } from "../people";
import { denied, failed, mgn } from "../service-requests";
import type { Story } from "../story";

/** What goes wrong with MGN: no permission, wrong state, wrong id, too fast. */
export const mgnFailures: Story = {
  title: "MGN failures",
  era: eras.mgn,
  part: [0.35, 0.8],
  tell: (stage) => {
    const { random, project } = stage;
    const newcomer = people.cli(stage, 0, "mgn.start-cutover");
    const script = people.script(stage, 0.3);
    const sourceServerIDs = project.sourceServers.slice(0, 2);
    const start = mgn("StartCutover", { request: { sourceServerIDs } });
    for (const step of [0.02, 0.04]) stage.call(step, newcomer, denied(start, newcomer, "AccessDeniedException"));
    stage.call(0.1, newcomer, denied(mgn("DeleteSourceServer"), newcomer));
    stage.call(0.3, script, failed(start, "ConflictException", "One or more source servers are not ready for cutover"));
    const finalize = mgn("FinalizeCutover", { request: { sourceServerID: `s-${random.hex(17)}` } });
    stage.call(0.4, script, failed(finalize, "ResourceNotFoundException", "The source server does not exist"));
    stage.call(
      0.5,
      script,
      failed(
        mgn("StartTest", { request: { sourceServerIDs: [] } }),
        "ValidationException",
        "sourceServerIDs must not be empty",
      ),
    );
    for (const step of [0.6, 0.601, 0.602])
      stage.call(
        step,
        script,
        failed({ ...mgn("DescribeSourceServers"), request: null }, "ThrottlingException", "Rate exceeded"),
      );
    const application = mgn("CreateApplication", { request: { name: "shop" } });
    stage.call(
      0.8,
      script,
      failed(application, "ServiceQuotaExceededException", "The limit of active applications is reached"),
    );
  },
};
