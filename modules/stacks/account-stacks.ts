import type { App } from "cdktf";
import { AuditTrail } from "../audit-trail";
import { DelegatedAdministrator } from "../delegated-administrator";
import { LogArchive } from "../log-archive";
import { archiveTopicArn } from "../log-archive-statements";
import { LogQueries } from "../log-queries";
import type { Settings } from "../settings/settings";
import { settingsParts, type SettingsPart } from "../settings/settings-parts";
import type { SettingsTrail } from "../settings/settings-trails";
import { AccountStack } from "./account-stack";
import { adoptArchive, adoptTrail } from "./adopt-resources";
import { auditTrailProps } from "./audit-trail-props";
import { logArchiveProps } from "./log-archive-props";
import { logKeyVariable } from "./log-key-variable";
import { logQueriesProps } from "./log-queries-props";
import {
  addOutputs,
  archiveOutputs,
  guardrailOutputs,
  queriesOutputs,
  requiredStatementsOutput,
  trailOutputs,
} from "./outputs";
import { givenStatements, otherSourceStatements } from "./settings-statements";

/**
 * A stack for each account's part, the log archive's first: `log-archive`, `delegation` where a delegated administrator is registered here, `trail`, with `memberTrails` a `trail-<account id>` for each
 * member, and `queries`. None reads another's state: what one needs of another is computed, but for the ARN of the archive's
 * key, which is a variable.
 */
export function accountStacks(scope: App, deployment: string, settings: Settings): readonly AccountStack[] {
  const made = settingsParts(settings).map((part) => {
    const stack = new AccountStack(scope, `${deployment}-${part.name}`, part.name, settings, part.account);
    addPart(stack, settings, part);
    return { kind: part.kind, stack };
  });
  const stackOf = (kind: SettingsPart["kind"]) => made.find((part) => part.kind === kind)?.stack;
  const [archive, delegation] = [stackOf("log-archive"), stackOf("delegation")];
  for (const { kind, stack } of made) {
    if (archive && (kind === "trail" || kind === "queries")) stack.addDependency(archive);
    if (delegation && kind === "trail") stack.addDependency(delegation);
  }
  return made.map(({ stack }) => stack);
}

function addPart(stack: AccountStack, settings: Settings, part: SettingsPart): void {
  switch (part.kind) {
    case "log-archive":
      return addArchive(stack, settings);
    case "delegation":
      return addDelegation(stack, settings, part.delegate.id);
    case "trail":
      return addTrail(stack, settings, part.trail);
    case "queries":
      return addQueries(stack, settings);
  }
}

function addArchive(stack: AccountStack, settings: Settings): void {
  const archive = new LogArchive(stack, "LogArchive", logArchiveProps(settings));
  adoptArchive(archive, settings);
  addOutputs(stack, {
    ...archiveOutputs(archive),
    ...requiredStatementsOutput(givenStatements(settings)),
    ...guardrailOutputs(settings, archive.topicArn),
  });
}

function addDelegation(stack: AccountStack, { disposable }: Settings, accountId: string): void {
  new DelegatedAdministrator(stack, "DelegatedAdministrator", { accountId, disposable });
}

function addTrail(stack: AccountStack, settings: Settings, made: SettingsTrail): void {
  const kmsKeyArn = settings.existing.keyArn ?? logKeyVariable(stack, settings);
  const topicArn = archiveTopicArn(logArchiveProps(settings));
  const auditTrail = new AuditTrail(stack, "AuditTrail", auditTrailProps(settings, made, { kmsKeyArn, topicArn }));
  adoptTrail(auditTrail, settings);
  addOutputs(stack, trailOutputs(made.trail));
}

function addQueries(stack: AccountStack, settings: Settings): void {
  const { existing, logBucket } = settings;
  const accessLogBucket = existing.logBucket ? undefined : { bucketName: logBucket.accessLogBucketName };
  // only who fills a curated table decrypts log files by a role that is made here
  const logKeyArn = settings.queries.curated && (existing.keyArn ?? logKeyVariable(stack, settings));
  const queries = new LogQueries(stack, "LogQueries", logQueriesProps(settings, accessLogBucket, logKeyArn));
  addOutputs(stack, {
    ...queriesOutputs(queries),
    ...requiredStatementsOutput(otherSourceStatements(settings)),
  });
}
