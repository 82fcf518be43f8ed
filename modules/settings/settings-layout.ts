import { logLayout, type LogLayout } from "../shared/log-layout";
import type { Settings } from "./resolve-settings";

/** Bucket and paths of the log files that the trail delivers. */
export function settingsLayout({ logBucket, organization }: Settings): LogLayout {
  return logLayout({
    bucketName: logBucket.name,
    prefix: logBucket.prefix,
    organizationId: organization?.id,
    controlTower: organization?.controlTower,
  });
}

/** Bucket and paths of the log files of an older trail. */
export function otherSourceLayout(source: Settings["queries"]["otherSources"][number]): LogLayout {
  const { bucketName, prefix, organizationId, controlTower } = source;
  return logLayout({ bucketName, prefix, organizationId, controlTower });
}
