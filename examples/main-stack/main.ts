import { App } from "cdktf";
import { MainStack } from "cdktf-sms-trail/main-stack";
import { loadSettings } from "cdktf-sms-trail/settings";

const app = new App();
new MainStack(app, "sms-trail", loadSettings("sms-trail.yaml"));
app.synth();
