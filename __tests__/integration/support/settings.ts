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

/** The organization preset: three accounts, each reached by a profile named after it, and members. */
export function organizationSettings(props: {
  readonly organizationId: string;
  /** Management, log archive, audit, then the members. */
  readonly accountIds: readonly string[];
  readonly bucket: string;
}): string {
  const [management, logArchive, audit, ...members] = props.accountIds;
  const holder = (name: string, id = "") => `  ${name}: { id: "${id}", access: { profile: ${profileName(id)} } }`;
  return [
    "homeRegion: us-east-1",
    `organization: { id: ${props.organizationId} }`,
    "accounts:",
    holder("management", management),
    holder("logArchive", logArchive),
    holder("audit", audit),
    "  members:",
    ...members.map((id) => `    - { id: "${id}" }`),
    `logBucket: { name: ${props.bucket} }`,
    "disposable: true",
    "",
  ].join("\n");
}

/** AWS configuration with a profile for each account; in the emulator an account's id is the access key id of its root. */
export function profiles(accountIds: readonly string[]): string {
  return accountIds
    .map(
      (id) =>
        `[profile ${profileName(id)}]\naws_access_key_id = ${id}\naws_secret_access_key = test\nregion = us-east-1\n`,
    )
    .join("\n");
}

function profileName(accountId: string): string {
  return `account-${accountId}`;
}
