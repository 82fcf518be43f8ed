import type { Story } from "../story";
import { afterRetirement } from "./after-retirement";
import { agentInstallation } from "./agent-installation";
import { applicationLaunch } from "./application-launch";
import { applicationValidation } from "./application-validation";
import { catalogImport } from "./catalog-import";
import { connectorSetUp } from "./connector-set-up";
import { mgnFailures } from "./mgn-failures";
import { mgnSetUp } from "./mgn-set-up";
import { migrationHub } from "./migration-hub";
import { otherAccounts } from "./other-accounts";
import { replicationFailures } from "./replication-failures";
import { replicationJob } from "./replication-job";
import { rootAtWork } from "./root-at-work";
import { signIns } from "./sign-ins";
import { testAndCutover } from "./test-and-cutover";
import { waves } from "./waves";

/** Every story, in the order in which a project lives through them. */
export const allStories: readonly Story[] = [
  signIns,
  connectorSetUp,
  catalogImport,
  replicationJob,
  replicationFailures,
  applicationLaunch,
  applicationValidation,
  migrationHub,
  rootAtWork,
  otherAccounts,
  afterRetirement,
  mgnSetUp,
  agentInstallation,
  waves,
  testAndCutover,
  mgnFailures,
];
