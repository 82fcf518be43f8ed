import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { transformSync } from "esbuild";

const root = path.join(__dirname, "../../..");
const source = fs.readFileSync(path.join(root, "modules/terraform/skip-archiver.ts"), "utf8");
const skipArchiver = transformSync(source, { loader: "ts", format: "cjs" }).code;

test("cdktf loads without its archiver, and still zips assets", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sms-trail-"));
  fs.mkdirSync(path.join(folder, "asset"));
  fs.writeFileSync(path.join(folder, "asset", "file.txt"), "text");
  const program = `${skipArchiver}
    const { App, AssetType, TerraformAsset, TerraformStack } = require("cdktf");
    const app = new App({ outdir: ${JSON.stringify(folder)} });
    const stack = new TerraformStack(app, "test");
    const asset = new TerraformAsset(stack, "asset", { path: ${JSON.stringify(path.join(folder, "asset"))}, type: AssetType.ARCHIVE });
    app.synth();
    console.log(JSON.stringify({
      loaded: Object.keys(require.cache).filter((file) => /archiver.lib/.test(file)),
      zip: require("fs").readFileSync(${JSON.stringify(folder)} + "/stacks/test/" + asset.path).toString("latin1", 0, 2),
    }));`;
  try {
    const output = execFileSync(process.execPath, ["-e", program], { cwd: root, encoding: "utf8" });
    expect(JSON.parse(output)).toEqual({ loaded: [], zip: "PK" });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
