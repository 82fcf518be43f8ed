import { defaults } from "../../../modules/shared/defaults";
import {
  bucketKeyAlias,
  deadLetterQueueName,
  trailLogGroupKeyAlias,
  trailLogGroupName,
  trailRoleName,
} from "../../../modules/shared/derived-names";
import { areOfOrganization } from "../../../modules/shared/delivering-trails";
import { trailArn } from "../../../modules/shared/arns";
import type { LogReader } from "../../../modules/shared/log-reader";
import type { Settings } from "../../../modules/settings/settings";
import { auditElsewhere, logAccountIds } from "../../../modules/settings/settings-accounts";
import { otherSourceLayout, settingsLayout } from "../../../modules/settings/settings-layout";
import { counted, grouped } from "../../../queries/counted";
import { settingsReaders } from "../../../modules/settings/settings-readers";
import { deliveringOrganization, settingsTrails, type SettingsTrail } from "../../../modules/settings/settings-trails";

const days = (count: number) => counted(count, "day");

/** What the log archive account gets. */
export function archiveWords(settings: Settings): readonly string[] {
  const { existing, logBucket, notifications } = settings;
  const { topicName, queue } = notifications;
  return [
    ...(existing.logBucket ? [] : bucketWords(settings)),
    ...(existing.keyArn === undefined
      ? [`key alias/${bucketKeyAlias(logBucket.name)} for log files, topic and queues`]
      : []),
    ...(existing.topicArn === undefined ? [`topic ${topicName}, told about each delivered file`] : []),
    `queue ${queue.name}, which keeps messages ${days(queue.retentionDays)}, and ${deadLetterQueueName(queue.name)}, with an alarm`,
    ...subscriptionWords(settings),
    ...guardWords(settings),
  ];
}

function bucketWords(settings: Settings): string[] {
  const { logBucket } = settings;
  const { name, retentionDays, objectLockDays, objectLockMode, transitions } = logBucket;
  const moves = transitions.map(({ afterDays, storageClass }) => `, ${storageClass} after ${days(afterDays)}`).join("");
  return [
    `bucket ${name} for log files: kept ${days(retentionDays)}, locked for ${days(objectLockDays)} (${objectLockMode})${moves}`,
    `  lets deliver: ${deliveryWords(settings)}`,
    ...settingsReaders(settings).map((reader) => `  lets read: ${readerWords(reader)}`),
    `bucket ${logBucket.accessLogBucketName} for access logs: kept ${days(logBucket.accessLogRetentionDays)}`,
  ];
}

function deliveryWords(settings: Settings): string {
  const trails = settingsTrails(settings);
  if (areOfOrganization(trails)) {
    return `trails named ${trails.trailName} of every account of ${trails.ofOrganization}`;
  }
  const [trail, ...more] = trails;
  return trail && more.length === 0
    ? trailArn(trail)
    : `trails named ${settings.trailName} of ${trails.length} accounts`;
}

function readerWords(reader: LogReader): string {
  if ("accountId" in reader) return `account ${reader.accountId}`;
  if ("organizationPath" in reader) return `accounts below ${reader.organizationPath}`;
  return `each account of ${reader.membersOfOrganization}, its own log files`;
}

function subscriptionWords({ notifications }: Settings): string[] {
  return notifications.subscriptions.map((subscription) => {
    const { name, protocol } = subscription;
    const [, , , , owner] = protocol === "sqs" ? subscription.queueArn.split(":") : [];
    return `subscription ${name}, ${protocol}${owner === undefined ? "" : ` of account ${owner}`}`;
  });
}

function guardWords(settings: Settings): string[] {
  const { tamperGuard, organization, memberTrails } = settings;
  if (tamperGuard === undefined) return [];
  const outputs = [
    ...(organization || memberTrails ? ["service_control_policy"] : []),
    ...(deliveringOrganization(settings) === undefined ? [] : ["resource_control_policy"]),
  ];
  return [
    `denies against weakening any of it, but for ${tamperGuard.exceptPrincipalArns.join(", ")}`,
    ...(outputs.length > 0 ? [`for the organization's owner to attach, as outputs: ${outputs.join(", ")}`] : []),
  ];
}

/** What the account of a trail gets. */
export function trailWords(settings: Settings, { trail, maker }: SettingsTrail): readonly string[] {
  const { organization } = settings;
  const { trailName } = trail;
  const owned = maker.id === trail.accountId ? "" : `, owned by account ${trail.accountId}`;
  const of = organization ? `every account of ${organization.id}${owned}` : `account ${trail.accountId}`;
  return [
    `trail ${trailName}, all Regions, of ${of}: ${recordWords(settings)}`,
    `log group ${trailLogGroupName(trailName)}, kept ${days(defaults.logGroupRetentionDays.value)}`,
    `key alias/${trailLogGroupKeyAlias(trailName)} for it`,
    `role ${trailRoleName(trailName)}, by which CloudTrail writes to it`,
  ];
}

function recordWords({ trail }: Settings): string {
  const { recordFewerManagementEvents: fewer, dataEvents, insights = [] } = trail;
  return [
    fewer ? `management events (${fewer.readWriteType})` : "management events",
    ...(dataEvents ? ["data events"] : []),
    ...(insights.length > 0 ? ["Insights"] : []),
  ].join(", ");
}

/** What the audit account gets. */
export function queriesWords(settings: Settings): readonly string[] {
  const { logBucket, existing, queries } = settings;
  const { resultsBucketName, accessLogBucketName } = queries;
  const ownAccessLogs = auditElsewhere(settings) || existing.logBucket;
  const { firstDay, lastDay = "today", regions } = queries;
  const accounts =
    queries.accountProjection === "injected"
      ? "any account that a query names"
      : counted(logAccountIds(settings).length, "account");
  return [
    `database ${queries.database}, with views and`,
    `  a table over ${settingsLayout(settings).tableLocation}: ${accounts}, ${counted(regions.length, "Region")}, ${firstDay} to ${lastDay}`,
    ...queries.otherSources.map(
      (source) =>
        `  a table over ${otherSourceLayout(source).tableLocation}: ${counted(source.accountIds.length, "account")}, ${source.firstDay} to ${source.lastDay ?? "today"}`,
    ),
    `workgroup ${queries.workgroup} with saved queries; one query reads at most ${grouped(queries.bytesScannedCutoffPerQuery)} bytes`,
    `bucket ${resultsBucketName} for results: kept ${days(queries.resultsRetentionDays)}`,
    `key alias/${bucketKeyAlias(resultsBucketName)} for them`,
    ...(queries.lakeFormation
      ? [`Lake Formation grants on the database for ${queries.lakeFormation.readerArns.join(", ")}`]
      : []),
    ...(queries.curated
      ? [
          `bucket ${queries.curated.bucketName} for the curated table`,
          `workgroup ${queries.curated.workgroup} that fills it every night, with a state machine, alarms and a queue of failures`,
        ]
      : []),
    ...(ownAccessLogs
      ? [`bucket ${accessLogBucketName} for access logs: kept ${days(logBucket.accessLogRetentionDays)}`]
      : []),
  ];
}
