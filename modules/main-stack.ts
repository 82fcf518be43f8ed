import { TerraformOutput, TerraformStack, type TerraformElement, type TerraformOutputConfig } from "cdktf";
import type { Construct, Node } from "constructs";
import { AuditTrail } from "./audit-trail";
import { resourceControlPolicy, serviceControlPolicy } from "./guardrail-statements";
import { LogArchive, type NewLogBucket } from "./log-archive";
import { LogQueries, type AccessLogTarget, type LogSource } from "./log-queries";
import { statefulAddresses } from "./main-stack-addresses";
import type { Settings } from "./settings/settings";
import { logAccountIds } from "./settings/settings-accounts";
import { recordedEvents } from "./settings/recorded-events";
import { trailArn, type AccountRegion, type TrailIdentity } from "./shared/arns";
import { logLayout, type LogLayout } from "./shared/log-layout";
import type { LogReader } from "./shared/log-reader";
import type { ObjectLock } from "./shared/object-lock";
import type { StorageTransitions } from "./shared/storage-transitions";
import { terraformText } from "./shared/terraform-text";
import { accountProviders } from "./terraform/account-providers";
import { useStateBackend } from "./terraform/state-backend";
import { useProvider } from "./terraform/use-provider";

/**
 * Everything, in one stack: the log archive, the trail and the queries, each in its account.
 *
 * Outputs: `log_bucket`, `log_key_arn`, `delivery_topic_arn`, `delivery_queue_url`, `trail_arn`, `database`, `table`, `workgroup`; for
 * a landing zone's own bucket, key or topic `required_statements`; for a guarded organization `service_control_policy` and
 * `resource_control_policy`.
 */
export class MainStack extends TerraformStack {
  public readonly logArchive: LogArchive;
  /** Absent where the trail is the landing zone's. */
  public readonly auditTrail?: AuditTrail;
  public readonly logQueries: LogQueries;

  /**
   * @param id name of the stack, and of its state where that is a local file
   * @param settings as `loadSettings` or `parseSettings` return them
   */
  constructor(
    scope: Construct,
    id: string,
    private readonly settings: Settings,
  ) {
    super(scope, id);

    useStateBackend(this, settings.backend);
    this.pinVersions();

    this.logArchive = this.createLogArchive();
    this.auditTrail = this.createAuditTrail();
    this.logQueries = this.createLogQueries();

    this.placeInAccounts();
    this.createOutputs();
  }

  /** Overriding an id after the fact comes too late here: the first reference to a resource fixes it. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const { path } = "node" in element ? element.node : element;
    return statefulAddresses[path.slice(this.node.path.length + 1)] ?? super.allocateLogicalId(element);
  }

  private pinVersions(): void {
    const { requiredVersion, awsProviderVersion } = this.settings.terraform;
    this.addOverride("terraform.required_version", requiredVersion);
    // the bindings ask for the exact version that they were made from, unless the settings know better
    if (awsProviderVersion) this.addOverride("terraform.required_providers.aws.version", awsProviderVersion);
  }

  private createLogArchive(): LogArchive {
    const { accounts, existing, notifications, tamperGuard, disposable } = this.settings;
    const { keyArn, topicArn } = existing;
    const { queue, topicName, subscriptions } = notifications;
    return new LogArchive(this, "LogArchive", {
      where: this.where(accounts.logArchive),
      layout: this.layout,
      trails: [this.trail],
      bucket: existing.logBucket ? { existing: "named-by-layout" } : { create: this.newLogBucket() },
      key: keyArn === undefined ? undefined : { existing: { keyArn } },
      topic: topicArn === undefined ? { create: { topicName } } : { existing: { topicArn } },
      queue: { queueName: queue.name, retentionDays: queue.retentionDays },
      subscriptions,
      readers: this.readers(),
      tamperGuard: tamperGuard && { exceptPrincipalArns: exceptions(tamperGuard) },
      disposable,
    });
  }

  private newLogBucket(): NewLogBucket {
    const { accounts, logBucket, queries } = this.settings;
    const { retentionDays, transitions, accessLogBucketName, accessLogRetentionDays } = logBucket;
    const auditElsewhere = accounts.audit.id !== accounts.logArchive.id;
    return {
      retentionDays,
      // the settings were checked: COMPLIANCE and the cold classes come with their words
      objectLock: {
        mode: logBucket.objectLockMode,
        days: logBucket.objectLockDays,
        acknowledgement: logBucket.objectLockAcknowledgement,
      } as ObjectLock,
      transitions: transitions as StorageTransitions,
      accessLogs: {
        bucketName: accessLogBucketName,
        retentionDays: accessLogRetentionDays,
        otherBucketNames: auditElsewhere ? [] : [queries.resultsBucketName],
      },
    };
  }

  private readers(): LogReader[] {
    const { accounts, organization, readers } = this.settings;
    const auditElsewhere = accounts.audit.id !== accounts.logArchive.id;
    return [
      ...(auditElsewhere ? [{ accountId: accounts.audit.id }] : []),
      ...readers.accountIds.map((accountId) => ({ accountId })),
      ...readers.organizationPaths.map((organizationPath) => ({ organizationPath })),
      ...(readers.membersReadTheirOwn && organization ? [{ membersOfOrganization: organization.id }] : []),
    ];
  }

  private createAuditTrail(): AuditTrail | undefined {
    const { existing, logBucket, trail, disposable } = this.settings;
    if (existing.trail) return undefined;
    return new AuditTrail(this, "AuditTrail", {
      where: this.where(this.trailMaker),
      trail: this.trail,
      layout: this.layout,
      kmsKeyArn: this.logArchive.keyArn,
      topicArn: this.logArchive.topicArn,
      records: recordedEvents(trail),
      accessLogBucketNames: existing.logBucket ? [] : [logBucket.accessLogBucketName],
      waitFor: this.logArchive.readyForTrail,
      disposable,
    });
  }

  private createLogQueries(): LogQueries {
    const { accounts, queries, disposable } = this.settings;
    return new LogQueries(this, "LogQueries", {
      where: this.where(accounts.audit),
      sources: [
        {
          layout: this.layout,
          accounts: { type: queries.accountProjection, accountIds: logAccountIds(this.settings) },
          regions: queries.regions,
          firstDay: queries.firstDay,
          lastDay: queries.lastDay,
        },
        ...this.otherSources(),
      ],
      databaseName: queries.database,
      workgroupName: queries.workgroup,
      bytesScannedCutoffPerQuery: queries.bytesScannedCutoffPerQuery,
      results: {
        bucketName: queries.resultsBucketName,
        retentionDays: queries.resultsRetentionDays,
        accessLogs: this.resultsAccessLogs(),
      },
      migrationRoles: queries.migrationRoles,
      disposable,
    });
  }

  private otherSources(): LogSource[] {
    const { otherSources, regions, accountProjection } = this.settings.queries;
    return otherSources.map((source) => ({
      layout: logLayout({
        bucketName: source.bucketName,
        prefix: source.prefix,
        organizationId: source.organizationId,
        controlTower: source.controlTower,
      }),
      accounts: { type: accountProjection, accountIds: [...source.accountIds].sort() },
      regions: source.regions ?? regions,
      firstDay: source.firstDay,
      lastDay: source.lastDay,
    }));
  }

  /** S3 delivers access logs only within an account, so an audit account of its own needs a bucket of its own for them. */
  private resultsAccessLogs(): AccessLogTarget {
    const { accounts, logBucket, queries } = this.settings;
    const { accessLogBucket } = this.logArchive;
    if (accounts.audit.id === accounts.logArchive.id && accessLogBucket) {
      const { bucketName, policy } = accessLogBucket;
      return { existing: { bucketName, waitFor: [policy] } };
    }
    return { create: { bucketName: queries.accessLogBucketName, retentionDays: logBucket.accessLogRetentionDays } };
  }

  private placeInAccounts(): void {
    const { accounts, homeRegion, tags } = this.settings;
    const providers = accountProviders(
      this,
      [
        ...(accounts.delegatedAdministrator
          ? [{ alias: "delegated_administrator", ...accounts.delegatedAdministrator }]
          : [{ alias: "management", ...accounts.management }]),
        { alias: "log_archive", ...accounts.logArchive },
        { alias: "audit", ...accounts.audit },
      ],
      { region: homeRegion, tags },
    );
    useProvider(this.logArchive, providers(accounts.logArchive.id));
    if (this.auditTrail) useProvider(this.auditTrail, providers(this.trailMaker.id));
    useProvider(this.logQueries, providers(accounts.audit.id));
  }

  private createOutputs(): void {
    const { logArchive, logQueries } = this;
    const outputs = {
      log_bucket: { value: logArchive.bucketName, description: "Bucket of the log files" },
      log_key_arn: { value: logArchive.keyArn, description: "Key that encrypts them" },
      delivery_topic_arn: {
        value: logArchive.topic?.resource.arn ?? logArchive.topicArn,
        description: "Topic told about each delivered file",
      },
      delivery_queue_url: { value: logArchive.queue?.queueUrl, description: "Queue subscribed to the topic" },
      trail_arn: { value: trailArn(this.trail), description: "The trail" },
      database: { value: logQueries.database.databaseName, description: "Database of the tables and views" },
      table: { value: logQueries.tables[0]?.resource.name, description: "Table of the log files" },
      workgroup: { value: logQueries.workgroup.workgroupName, description: "Workgroup to ask questions in" },
    };
    for (const [name, output] of Object.entries({ ...outputs, ...this.policyOutputs() })) {
      new TerraformOutput(this, name, output);
    }
  }

  /** Policies for others to attach: of what was given, and of the organization. */
  private policyOutputs(): Readonly<Record<string, TerraformOutputConfig>> {
    // the first source is the archive's own bucket
    const requiredStatements = [...this.logArchive.requiredStatements, ...this.logQueries.requiredStatements.slice(1)];
    const { partition, organization, tamperGuard, logBucket } = this.settings;
    const bucketNames = [logBucket.name];
    const required = "Statements that the owners of given resources must add to their policies";
    const service = "Service control policy for member accounts, for the organization's owner to attach";
    const resource = "Resource control policy for the log archive account, for the organization's owner to attach";
    const protect = tamperGuard && {
      ...{ partition, trails: [this.trail], bucketNames, topicArns: [this.logArchive.topicArn] },
      exceptPrincipalArns: exceptions(tamperGuard),
    };
    return {
      ...(requiredStatements.length > 0 && {
        required_statements: { value: terraformText(JSON.stringify(requiredStatements)), description: required },
      }),
      ...(organization &&
        protect && {
          service_control_policy: { value: terraformText(serviceControlPolicy(protect)), description: service },
          resource_control_policy: {
            value: terraformText(
              resourceControlPolicy({ partition, organizationId: organization.id, bucketNames, outsideAccountIds: [] }),
            ),
            description: resource,
          },
        }),
    };
  }

  /** The account whose credentials make the trail; the management account owns it all the same. */
  private get trailMaker(): { readonly id: string } {
    const { management, delegatedAdministrator } = this.settings.accounts;
    return delegatedAdministrator ?? management;
  }

  private where({ id }: { readonly id: string }): AccountRegion {
    return { partition: this.settings.partition, accountId: id, region: this.settings.homeRegion };
  }

  private get layout(): LogLayout {
    const { logBucket, organization } = this.settings;
    return logLayout({
      bucketName: logBucket.name,
      prefix: logBucket.prefix,
      organizationId: organization?.id,
      controlTower: organization?.controlTower,
    });
  }

  private get trail(): TrailIdentity {
    const { partition, homeRegion, accounts, trailName } = this.settings;
    return { partition, homeRegion, accountId: accounts.management.id, trailName };
  }
}

/** At least one, which the settings' schema holds. */
function exceptions({ exceptPrincipalArns }: NonNullable<Settings["tamperGuard"]>): [string, ...string[]] {
  return exceptPrincipalArns as unknown as [string, ...string[]];
}
