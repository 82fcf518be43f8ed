const fs = require("node:fs");
const path = require("node:path");

const examples = path.join(__dirname, "../../examples");

/** What stands in a folder of examples/: settings, a program, or both, which are two presets then. */
function presetsIn(folder) {
  const has = (file) => fs.existsSync(path.join(examples, folder, file));
  const settings = has("sms-trail.yaml") ? [{ name: folder, file: path.join(examples, folder, "sms-trail.yaml") }] : [];
  const name = settings.length > 0 ? `${folder}-program` : folder;
  return has("main.ts") ? [...settings, { name, file: path.join(examples, folder, "main.ts") }] : settings;
}

/** Every preset of examples/, by its name. */
exports.presetFiles = Object.fromEntries(
  fs
    .readdirSync(examples)
    .sort()
    .flatMap(presetsIn)
    .map(({ name, file }) => [name, file]),
);
