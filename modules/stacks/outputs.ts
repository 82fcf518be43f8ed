import { TerraformOutput, type TerraformOutputConfig, type TerraformStack } from "cdktf";
import type { RequiredStatements } from "../archive-statements";
import { resourceControlPolicy, serviceControlPolicy } from "../guardrail-statements";
import type { LogArchive } from "../log-archive";
import type { LogQueries } from "../log-queries";
import type { Settings } from "../settings/settings";
import { deliveringOrganization, settingsTrails, trailDeployRoles } from "../settings/settings-trails";
import { trailArn, type TrailIdentity } from "../shared/arns";
import { terraformText } from "../shared/terraform-text";

/** Outputs of a stack, by name. */
type Outputs = Readonly<Record<string, TerraformOutputConfig>>;

/** Gives a stack its outputs. */
export function addOutputs(stack: TerraformStack, outputs: Outputs): void {
  for (const [name, output] of Object.entries(outputs)) new TerraformOutput(stack, name, output);
}

/** What others need of the log archive. */
export function archiveOutputs({ bucketName, keyArn, topic, topicArn, queue }: LogArchive): Outputs {
  return {
    log_bucket: { value: bucketName, description: "Bucket of the log files" },
    log_key_arn: { value: keyArn, description: "Key that encrypts them" },
    delivery_topic_arn: {
      value: topic?.resource.arn ?? topicArn,
      description: "Topic told about each delivered file",
    },
    delivery_queue_url: { value: queue?.queueUrl, description: "Queue subscribed to the topic" },
  };
}

/** The trail, whether it is made here or not. */
export function trailOutputs(trail: TrailIdentity): Outputs {
  return { trail_arn: { value: trailArn(trail), description: "The trail" } };
}

/** Where people ask questions. */
export function queriesOutputs({ database, tables, workgroup, curated }: LogQueries): Outputs {
  const description = "State machine that fills the curated table";
  return {
    ...(curated && { curated_state_machine_arn: { value: curated.stateMachine.stateMachineArn, description } }),
    database: { value: database.databaseName, description: "Database of the tables and views" },
    table: { value: tables[0]?.resource.name, description: "Table of the log files" },
    workgroup: { value: workgroup.workgroupName, description: "Workgroup to ask questions in" },
  };
}

/** Statements for the owners of what was given; no output where all is made here. */
export function requiredStatementsOutput(statements: readonly RequiredStatements[]): Outputs {
  if (statements.length === 0) return {};
  const description = "Statements that the owners of given resources must add to their policies";
  return { required_statements: { value: terraformText(JSON.stringify(statements)), description } };
}

/** Policies for the owner of a guarded organization to attach, whether it has one trail or each of its accounts has its own. */
export function guardrailOutputs(settings: Settings, topicArn: string): Outputs {
  const { partition, organization, memberTrails, tamperGuard, logBucket } = settings;
  if (tamperGuard === undefined) return {};
  const organizationId = deliveringOrganization(settings);
  const bucketNames = [logBucket.name];
  return {
    ...((organization || memberTrails) && {
      service_control_policy: {
        value: terraformText(
          serviceControlPolicy({
            partition,
            trails: settingsTrails(settings),
            bucketNames,
            topicArns: [topicArn],
            exceptPrincipalArns: [...tamperGuard.exceptPrincipalArns, ...trailDeployRoles(settings)],
          }),
        ),
        description: "Service control policy for member accounts, for the organization's owner to attach",
      },
    }),
    ...(organizationId !== undefined && {
      resource_control_policy: {
        value: terraformText(resourceControlPolicy({ partition, organizationId, bucketNames })),
        description: "Resource control policy for the log archive account, for the organization's owner to attach",
      },
    }),
  };
}
