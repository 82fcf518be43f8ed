import { GetObjectRetentionCommand, S3Client } from "@aws-sdk/client-s3";
import * as fs from "node:fs";
import * as path from "node:path";
import { awsClientConfig } from "./support/aws-client-config";
import { environment } from "./support/environment";
import { leftovers } from "./support/leftovers";
import { uploadLogs } from "./support/log-files";
import { checkOut } from "./support/project";
import { bucketName, singleAccountSettings } from "./support/settings";

const scenario = "protection";
const accountId = "121212121212";
const account = { id: accountId, endpoint: environment.endpoint };
const bucket = bucketName(scenario);
const stack = "sms-trail";
const unattended = [stack, "--skip-provider-lock", "--auto-approve"];
const synthesized = [...unattended, "--skip-synth"];
const project = checkOut({ name: scenario, account });
const key = `AWSLogs/${accountId}/CloudTrail/us-east-1/2026/01/02/${accountId}_CloudTrail_us-east-1_20260102T0000Z_x.json`;

test("destroy of a protected deployment fails before it touches anything", async () => {
  project.writeSettings(singleAccountSettings({ accountId, bucket, disposable: false }));
  await project.synth();
  await project.cdktf(["deploy", ...synthesized]);
  const before = await leftovers(account);
  expect(before).toContain(`bucket ${bucket}`);

  const refused = await project.cdktf(["destroy", ...synthesized], { exitCodes: [1] });
  expect(`${refused.stdout}${refused.stderr}`).toContain("Instance cannot be destroyed");
  expect(await leftovers(account)).toEqual(before);
});

test("a delivered log file is locked", async () => {
  const logs = path.join(environment.work, `${scenario}-logs`);
  fs.mkdirSync(path.join(logs, path.dirname(key)), { recursive: true });
  fs.writeFileSync(path.join(logs, key), '{"Records":[]}');
  await uploadLogs(account, bucket, logs);
  const s3 = new S3Client(awsClientConfig(account));
  const { Retention } = await s3.send(new GetObjectRetentionCommand({ Bucket: bucket, Key: key }));
  expect(Retention?.Mode).toBe("GOVERNANCE");
  expect(Retention?.RetainUntilDate?.getTime()).toBeGreaterThan(Date.now() + 364 * 86_400_000);
});

test("made disposable by a deployment of its own, it goes with its locked log files", async () => {
  project.writeSettings(singleAccountSettings({ accountId, bucket, disposable: true }));
  await project.cdktf(["deploy", ...unattended]);
  await project.cdktf(["destroy", ...synthesized]);
  expect(await leftovers(account)).toEqual([]);
});
