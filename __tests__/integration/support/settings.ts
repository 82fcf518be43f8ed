import { createHash } from "node:crypto";
import { environment } from "./environment";

/** A bucket name of a scenario: the same within a run, another one in the next, because buckets share one namespace. */
export function bucketName(scenario: string): string {
  return `${scenario}-${createHash("sha256").update(environment.work).digest("hex").slice(0, 8)}`;
}

/** The single-account preset: everything in one account, reached by the credentials of the environment. */
export function singleAccountSettings(props: {
  readonly accountId: string;
  readonly bucket: string;
  /** Other accounts of which log files are there. */
  readonly oldAccountIds?: readonly string[];
  readonly disposable: boolean;
}): string {
  const members = (props.oldAccountIds ?? []).map((id) => `    - { id: "${id}", closed: true }`);
  return [
    "homeRegion: us-east-1",
    "accounts:",
    `  management: { id: "${props.accountId}" }`,
    ...(members.length > 0 ? ["  members:", ...members] : []),
    `logBucket: { name: ${props.bucket} }`,
    "tags: { application: sms-trail, stage: integration }",
    `disposable: ${props.disposable}`,
    "",
  ].join("\n");
}
