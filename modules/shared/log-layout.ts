import { checkRule } from "./check-rule";
import { keyPrefixRule } from "./key-prefix-rule";

/**
 * Where CloudTrail puts its files, and how to read a path back. Nothing else concatenates or takes apart such a path.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-find-log-files.html
 */

/** Where one source of CloudTrail log files lies: one bucket, one prefix, one era. */
export interface LogLayoutProps {
  /** Bucket that the trail delivers to. */
  readonly bucketName: string;

  /**
   * Key prefix that the trail was given: `a/b`, without slashes at its ends.
   *
   * @default - keys start with `AWSLogs/`
   */
  readonly prefix?: string;

  /**
   * Id of the organization whose trail delivers here, `o-…`.
   *
   * @default - the trail of one account, or one trail for each account
   */
  readonly organizationId?: string;

  /**
   * Whether AWS Control Tower made the trail: its prefix is then the organization id.
   *
   * @default false
   */
  readonly controlTower?: boolean;
}

/** Every path of one source of log files. Plain, frozen data and functions. */
export interface LogLayout extends LogLayoutProps {
  /** Key prefix as the trail is given it (`s3_key_prefix`); the organization id for Control Tower, absent for none. */
  readonly trailPrefix?: string;

  /** `[prefix/]AWSLogs/[o-id/]`: the folder of accounts, without the bucket, with its slash at the end. */
  readonly root: string;

  /** `s3://bucket/[prefix/]AWSLogs/[o-id/]`: the location of a table over these files. */
  readonly tableLocation: string;

  /** The table location with `${log_account}/CloudTrail/${log_region}/${delivery_date}` behind it; not escaped for Terraform. */
  readonly projectionTemplate: string;

  /** The same with `CloudTrail-Insight`, where records of unusual activity lie. */
  readonly insightsProjectionTemplate: string;

  /** Folder of one account's log files of one Region and day; `deliveryDate` is `yyyy/MM/dd`. */
  logKeyPrefix(accountId: string, region: string, deliveryDate: string): string;

  /** Folder of the digest files beside {@link logKeyPrefix}. */
  digestKeyPrefix(accountId: string, region: string, deliveryDate: string): string;

  /**
   * Object key patterns that CloudTrail writes to for a trail of this account: `[prefix/]AWSLogs/<account>/*` and, for an
   * organization, `[prefix/]AWSLogs/<o-id>/*` too (CloudTrail tests both when an organization trail is made).
   */
  writePaths(trailAccountId: string): readonly string[];

  /** What an object key says, or `undefined` when the key is not one of this layout's. */
  parseKey(key: string): ParsedLogKey | undefined;
}

/** Kinds of files that CloudTrail delivers; only `log` files hold records of API calls as the tables read them. */
export type LogFileKind = "log" | "digest" | "insight" | "network-activity" | "aggregated";

/** What the path of a delivered file says. */
export interface ParsedLogKey {
  readonly kind: LogFileKind;
  /** Account whose calls are recorded. Not always digits: AWS's own documentation shows `0123456789ab`. */
  readonly accountId: string;
  readonly region: string;
  /** `yyyy/MM/dd`: the day of delivery, not of the events. */
  readonly deliveryDate: string;
  readonly organizationId?: string;
}

const kindsByFolder: Readonly<Record<string, LogFileKind>> = {
  CloudTrail: "log",
  "CloudTrail-Digest": "digest",
  "CloudTrail-Insight": "insight",
  "CloudTrail-NetworkActivity": "network-activity",
  "CloudTrail-Aggregated": "aggregated",
};

const account = "([0-9A-Za-z]{10,14})";
const folder = "(CloudTrail(?:-[A-Za-z]+)?)";
const region = "([a-z]{2,5}(?:-[a-z]+)+-[0-9]{1,2})";
const day = "([0-9]{4}/(?:0[1-9]|1[0-2])/(?:0[1-9]|[12][0-9]|3[01]))";

const keyBelowRoot = new RegExp(`^${account}/${folder}/${region}/${day}/[^/]+$`);
const anyPath = new RegExp(`(?:^|/)(?:(o-[a-z0-9]{10,32})/)?${account}/${folder}/${region}/${day}/[^/]+$`);
const fileName = new RegExp(`(?:^|/)${account}_${folder}_${region}_(?:[^/]*_)?([0-9]{8})T[0-9]{4}(?:[0-9]{2})?Z[^/]*$`);

/**
 * The layout of one source of log files.
 *
 * @throws Error when the prefix could not be a trail's, or Control Tower is said without an organization
 */
export function logLayout(props: LogLayoutProps): LogLayout {
  checkLayout(props);
  const { bucketName, organizationId } = props;
  const trailPrefix = props.controlTower ? organizationId : props.prefix;
  const logs = trailPrefix === undefined ? "AWSLogs/" : `${trailPrefix}/AWSLogs/`;
  const root = organizationId === undefined ? logs : `${logs}${organizationId}/`;
  const tableLocation = `s3://${bucketName}/${root}`;
  const template = (kind: string) => `${tableLocation}\${log_account}/${kind}/\${log_region}/\${delivery_date}`;
  const keyPrefix = (kind: string) => (accountId: string, regionName: string, deliveryDate: string) =>
    `${root}${accountId}/${kind}/${regionName}/${checkDeliveryDate(deliveryDate)}/`;

  return Object.freeze({
    ...props,
    trailPrefix,
    root,
    tableLocation,
    projectionTemplate: template("CloudTrail"),
    insightsProjectionTemplate: template("CloudTrail-Insight"),
    logKeyPrefix: keyPrefix("CloudTrail"),
    digestKeyPrefix: keyPrefix("CloudTrail-Digest"),
    writePaths: (trailAccountId: string) =>
      [trailAccountId, ...(organizationId === undefined ? [] : [organizationId])].map((owner) => `${logs}${owner}/*`),
    parseKey: (key: string) => {
      const match = key.startsWith(root) ? keyBelowRoot.exec(key.slice(root.length)) : null;
      return match === null ? undefined : parsed(match[1], match[2], match[3], match[4], organizationId);
    },
  });
}

/**
 * What any path says that ends in `<account>/CloudTrail…/<Region>/yyyy/MM/dd/<file>`, or else what the file's own name says.
 * Takes either slash, so paths of any operating system and `s3://` addresses do.
 */
export function parseAnyLogPath(path: string): (ParsedLogKey & { readonly from: "path" | "file-name" }) | undefined {
  const slashed = path.replaceAll("\\", "/");
  const byPath = anyPath.exec(slashed);
  if (byPath !== null) {
    const found = parsed(byPath[2], byPath[3], byPath[4], byPath[5], byPath[1]);
    if (found !== undefined) return { ...found, from: "path" };
  }
  const byName = fileName.exec(slashed);
  if (byName === null) return undefined;
  const date = byName[4]?.replace(/^(....)(..)(..)$/, "$1/$2/$3");
  const found = parsed(byName[1], byName[2], byName[3], date, undefined);
  return found === undefined ? undefined : { ...found, from: "file-name" };
}

function parsed(
  accountId: string | undefined,
  folderName: string | undefined,
  regionName: string | undefined,
  deliveryDate: string | undefined,
  organizationId: string | undefined,
): ParsedLogKey | undefined {
  const kind = kindsByFolder[folderName ?? ""];
  if (kind === undefined || !accountId || !regionName || !deliveryDate || !isDay(deliveryDate)) return undefined;
  return {
    kind,
    accountId,
    region: regionName,
    deliveryDate,
    ...(organizationId === undefined ? {} : { organizationId }),
  };
}

function isDay(deliveryDate: string): boolean {
  const iso = deliveryDate.replaceAll("/", "-");
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

function checkDeliveryDate(deliveryDate: string): string {
  if (!/^[0-9]{4}\/[0-9]{2}\/[0-9]{2}$/.test(deliveryDate) || !isDay(deliveryDate)) {
    throw new Error(`deliveryDate must be a day written yyyy/MM/dd, got: ${deliveryDate}`);
  }
  return deliveryDate;
}

function checkLayout({ prefix, organizationId, controlTower }: LogLayoutProps): void {
  if (organizationId !== undefined && !/^o-[a-z0-9]{10,32}$/.test(organizationId)) {
    throw new Error(`organizationId must be 'o-' and 10 to 32 lower-case letters or digits, got: ${organizationId}`);
  }
  if (controlTower && organizationId === undefined) {
    throw new Error("controlTower needs organizationId: the prefix of a Control Tower trail is the organization id");
  }
  if (prefix === undefined) return;
  if (controlTower) {
    throw new Error(`prefix must be left out with controlTower, whose prefix is the organization id, got: ${prefix}`);
  }
  checkRule("prefix", prefix, keyPrefixRule);
}
