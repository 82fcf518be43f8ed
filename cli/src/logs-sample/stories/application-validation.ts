import { eras } from "../eras";
import { people } from "../people";
import { other, sms } from "../service-requests";
import type { Story } from "../story";

/** An imported application is checked after its launch, with scripts that Systems Manager runs for SMS. */
export const applicationValidation: Story = {
  title: "application validation",
  era: eras.smsValidation,
  part: [0.3, 0.9],
  tell: (stage) => {
    const { random, project } = stage;
    const appId = `app-${random.hex(17)}`;
    const validationId = `val-${random.hex(17)}`;
    const instanceId = random.pick(project.account.instances);
    const engineer = people.cli(stage, 0, "sms.put-app-validation-configuration");
    const worker = people.smsAtWork(stage, 0.5);

    stage.call(0.02, engineer, sms("ImportAppCatalog", { request: { roleName: "sms" } }));
    stage.call(0.05, engineer, sms("ListApps", { request: { appIds: [appId] } }));
    const ssmValidationParameters = {
      source: { s3Location: { bucket: `sms-app-${random.hex(8)}`, key: "validate.sh" } },
      instanceId,
      scriptType: "SHELL_SCRIPT",
      command: "./validate.sh",
      executionTimeoutSeconds: 3600,
      outputS3BucketName: `sms-app-${random.hex(8)}`,
    };
    const appValidationConfigurations = [
      { validationId, name: "shop answers", appValidationStrategy: "SSM", ssmValidationParameters },
    ];
    stage.call(
      0.1,
      engineer,
      sms("PutAppValidationConfiguration", { request: { appId, appValidationConfigurations } }),
    );
    stage.call(0.12, engineer, sms("GetAppValidationConfiguration", { request: { appId } }));
    stage.call(0.2, engineer, sms("StartOnDemandAppReplication", { request: { appId, description: "last sync" } }));
    const group = {
      Name: `sms-app-${appId}`,
      Description: "Made by SMS",
      ResourceQuery: { Type: "CLOUDFORMATION_STACK_1_0" },
    };
    stage.call(
      0.45,
      worker,
      other("resource-groups", "CreateGroup", { request: group, response: { Group: { Name: group.Name } } }),
    );
    const monitored = { ResourceGroupName: group.Name };
    stage.call(
      0.46,
      worker,
      other("applicationinsights", "CreateApplication", {
        request: monitored,
        response: { ApplicationInfo: monitored },
      }),
    );
    const commandId = random.uuid();
    const command = {
      instanceIds: [instanceId],
      documentName: "AWS-RunRemoteScript",
      parameters: "HIDDEN_DUE_TO_SECURITY_REASONS",
      interactive: false,
    };
    stage.call(
      0.5,
      worker,
      other("ssm", "SendCommand", {
        request: command,
        response: { command: { commandId, documentName: command.documentName, status: "Pending" } },
      }),
    );
    for (const step of [0.52, 0.54])
      stage.call(step, worker, other("ssm", "GetCommandInvocation", { request: { commandId, instanceId } }));
    const notificationContext = { validationId, status: "IN_PROGRESS", statusMessage: "checks are running" };
    stage.call(0.6, engineer, sms("NotifyAppValidationOutput", { request: { appId, notificationContext } }));
    stage.call(0.7, engineer, sms("GetAppValidationOutput", { request: { appId } }));
    stage.call(0.9, engineer, sms("DeleteAppValidationConfiguration", { request: { appId } }));
  },
};
