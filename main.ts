import "./modules/settings/lazy-locales"; // before zod
import "./modules/terraform/skip-archiver"; // before cdktf
import { App } from "cdktf";
import { MainStack } from "./modules/main-stack";
import { loadSettings, SettingsError } from "./modules/settings/settings";

try {
  const app = new App();
  new MainStack(app, "sms-trail", loadSettings(process.env.SMS_TRAIL_SETTINGS ?? "sms-trail.yaml"));
  app.synth();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
