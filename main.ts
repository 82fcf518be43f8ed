import "./modules/terraform/skip-archiver"; // before cdktf
import { App } from "cdktf";
import { loadSettings, SettingsError } from "./modules/settings/settings";
import { deploymentName } from "./modules/settings/settings-parts";
import { settingsStacks } from "./modules/stacks/settings-stacks";

try {
  const app = new App();
  settingsStacks(app, deploymentName, loadSettings(process.env.SMS_TRAIL_SETTINGS ?? "sms-trail.yaml"));
  app.synth();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
