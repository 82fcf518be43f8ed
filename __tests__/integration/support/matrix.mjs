import * as fs from "node:fs";
import * as path from "node:path";
import { presetFiles } from "../../support/preset-files.cjs";

/** Columns: what is proved of each preset, in the order in which it is done. */
const proofs = ["validate", "simulate", "checkov", "apply", "plan empty", "change", "destroy refused", "destroy"];

/**
 * The table of presets and proofs, and what is missing in it.
 *
 * @param {string} reports folder in which the scenarios said what held (support/proofs.ts)
 * @returns {{ lines: string[], holes: string[] }}
 */
export function matrix(reports) {
  const file = path.join(reports, "proofs.jsonl");
  const held = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim().split("\n").map(parsed) : [];
  const presets = Object.keys(presetFiles);
  const rows = presets.map((preset) => proofs.map((proof) => cell(held, preset, proof)));
  const holes = presets.flatMap((preset, row) =>
    proofs.filter((_, column) => rows[row][column] === hole).map((proof) => `${preset}: ${proof}`),
  );
  return { lines: table([["preset", ...proofs], ...presets.map((preset, row) => [preset, ...rows[row]])]), holes };
}

const hole = "—";

function parsed(line) {
  return JSON.parse(line);
}

function cell(held, preset, proof) {
  const found = held.find((one) => one.preset === preset && one.proof === proof);
  if (found === undefined) return hole;
  return found.milliseconds === undefined ? found.how : `${found.how}, ${Math.round(found.milliseconds / 1000)} s`;
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((text, column) => text.padEnd(widths[column]))
      .join("  ")
      .trimEnd();
  return [line(rows[0]), widths.map((width) => "-".repeat(width)).join("  "), ...rows.slice(1).map(line)];
}
