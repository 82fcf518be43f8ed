import { createHash } from "node:crypto";
import { environment } from "./environment";

/** A bucket name of a scenario: the same within a run, another one in the next, because buckets share one namespace. */
export function bucketName(scenario: string): string {
  return `${scenario}-${createHash("sha256").update(environment.work).digest("hex").slice(0, 8)}`;
}
