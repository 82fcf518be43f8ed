import { eras } from "../eras";
import { people } from "../people";
import { awsIds } from "../aws-ids";
import { sms } from "../service-requests";
import type { Story } from "../story";

/** The list of servers is imported, looked through page by page, thrown away and imported again. */
export const catalogImport: Story = {
  title: "server catalog",
  era: eras.sms,
  part: [0.08, 0.15],
  tell: (stage) => {
    const { random } = stage;
    const engineer = people.console(stage, 0);
    const tool = people.federated(stage, 0.3);
    stage.call(0.05, engineer, sms("ImportServerCatalog"));
    for (const step of [0.1, 0.15, 0.2]) stage.call(step, engineer, sms("GetServers", { request: { maxResults: 50 } }));
    for (const step of [0.3, 0.32, 0.34])
      stage.call(step, tool, sms("GetServers", { request: { nextToken: awsIds.token(random, 44), maxResults: 100 } }));
    stage.call(0.5, engineer, sms("DeleteServerCatalog"));
    stage.call(0.6, engineer, sms("ImportServerCatalog"));
    const vmServerAddressList = [{ vmManagerId: random.uuid(), vmId: `vm-${random.between(100, 999)}` }];
    stage.call(0.9, tool, sms("GetServers", { request: { vmServerAddressList } }));
  },
};
