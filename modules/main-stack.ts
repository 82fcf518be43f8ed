import { TerraformStack, type TerraformElement } from "cdktf";
import type { Construct, Node } from "constructs";
import { AuditTrail } from "./audit-trail";
import type { DelegatedAdministrator } from "./delegated-administrator";
import { LogArchive } from "./log-archive";
import { LogQueries } from "./log-queries";
import { statefulAddress } from "./main-stack-addresses";
import type { Settings } from "./settings/settings";
import { registeredDelegate, settingsTrail } from "./settings/settings-trails";
import { accountAliases } from "./stacks/account-aliases";
import { adoptArchive, adoptTrail } from "./stacks/adopt-resources";
import { auditTrailProps } from "./stacks/audit-trail-props";
import { logArchiveProps } from "./stacks/log-archive-props";
import { logQueriesProps } from "./stacks/log-queries-props";
import {
  addOutputs,
  archiveOutputs,
  guardrailOutputs,
  queriesOutputs,
  requiredStatementsOutput,
  trailOutputs,
} from "./stacks/outputs";
import { pinVersions } from "./stacks/pin-versions";
import { settingsStatements } from "./stacks/settings-statements";
import { accountProviders } from "./terraform/account-providers";
import { useStateBackend } from "./terraform/state-backend";
import { useProvider } from "./terraform/use-provider";

/**
 * Everything, in one stack: the log archive, the trail and the queries, each in its account.
 *
 * Outputs: `log_bucket`, `log_key_arn`, `delivery_topic_arn`, `delivery_queue_url`, `trail_arn`, `database`, `table`, `workgroup`; with
 * a curated table `curated_state_machine_arn`; for a landing zone's own bucket, key or topic `required_statements`; for a guarded
 * organization `service_control_policy` and `resource_control_policy`.
 */
export class MainStack extends TerraformStack {
  public readonly logArchive: LogArchive;
  /** Absent where the trail is the landing zone's. */
  public readonly auditTrail?: AuditTrail;
  /** Absent where somebody else registers the delegated administrator, or there is none. */
  public readonly delegatedAdministrator?: DelegatedAdministrator;
  public readonly logQueries: LogQueries;

  /**
   * @param id name of the stack, and of its state where that is a local file
   * @param settings as `loadSettings` or `parseSettings` return them
   * @throws Error when the settings ask for several stacks
   */
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    if (settings.stacks !== "one") {
      throw new Error(`stacks must be one for a MainStack, got: ${settings.stacks}; settingsStacks makes the stacks`);
    }

    useStateBackend(this, settings.backend);
    pinVersions(this, settings.terraform);

    this.logArchive = new LogArchive(this, "LogArchive", logArchiveProps(settings));
    this.delegatedAdministrator = this.registerDelegate(settings);
    this.auditTrail = settings.existing.trail ? undefined : this.createAuditTrail(settings);
    this.logQueries = this.createLogQueries(settings);

    adoptArchive(this.logArchive, settings);
    if (this.auditTrail) adoptTrail(this.auditTrail, settings);
    this.placeInAccounts(settings);
    this.createOutputs(settings);
  }

  /** Overriding an id after the fact comes too late here: the first reference to a resource fixes it. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return statefulAddress(this, element) ?? super.allocateLogicalId(element);
  }

  private createAuditTrail(settings: Settings): AuditTrail {
    const { keyArn, topicArn, readyForTrail } = this.logArchive;
    const registered = this.delegatedAdministrator ? [this.delegatedAdministrator.resource] : [];
    const archive = { kmsKeyArn: keyArn, topicArn, waitFor: [...readyForTrail, ...registered] };
    return new AuditTrail(this, "AuditTrail", auditTrailProps(settings, settingsTrail(settings), archive));
  }

  private registerDelegate(settings: Settings): DelegatedAdministrator | undefined {
    const { disposable } = settings;
    const delegate = registeredDelegate(settings);
    if (delegate === undefined) return undefined;
    // loaded by those alone who ask for it
    const { DelegatedAdministrator } =
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require("./delegated-administrator") as typeof import("./delegated-administrator");
    return new DelegatedAdministrator(this, "DelegatedAdministrator", { accountId: delegate.id, disposable });
  }

  private createLogQueries(settings: Settings): LogQueries {
    const { accessLogBucket, keyArn } = this.logArchive;
    return new LogQueries(this, "LogQueries", logQueriesProps(settings, accessLogBucket, keyArn));
  }

  private placeInAccounts(settings: Settings): void {
    const { accounts, homeRegion, tags } = settings;
    const providers = accountProviders(this, accountAliases(settings), { region: homeRegion, tags });
    useProvider(this.logArchive, providers(accounts.logArchive.id));
    if (this.delegatedAdministrator) useProvider(this.delegatedAdministrator, providers(accounts.management.id));
    if (this.auditTrail) useProvider(this.auditTrail, providers(settingsTrail(settings).maker.id));
    useProvider(this.logQueries, providers(accounts.audit.id));
  }

  private createOutputs(settings: Settings): void {
    const { logArchive, logQueries } = this;
    addOutputs(this, {
      ...archiveOutputs(logArchive),
      ...trailOutputs(settingsTrail(settings).trail),
      ...queriesOutputs(logQueries),
      ...requiredStatementsOutput(settingsStatements(settings)),
      ...guardrailOutputs(settings, logArchive.topicArn),
    });
  }
}
