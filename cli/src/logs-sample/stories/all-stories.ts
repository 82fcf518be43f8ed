import type { Story } from "../story";
import { replicationJob } from "./replication-job";

/** Every story, in the order in which a project lives through them. */
export const allStories: readonly Story[] = [replicationJob];
