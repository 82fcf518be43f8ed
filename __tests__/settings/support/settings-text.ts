import { checkSettings } from "../../../modules/settings/settings";

type Tree = { [key: string]: Tree | string };

const least: Tree = {
  homeRegion: "us-east-1",
  accounts: { management: { id: '"111111111111"' } },
  logBucket: { name: "example-logs" },
};

/**
 * The least settings with some of them set otherwise: paths to YAML as it stands in a file (`{ "accounts.audit.id": '"12"' }`);
 * `undefined` takes a setting away.
 */
export function settingsWith(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const tree = structuredClone(least);
  for (const [path, yaml] of Object.entries(changes)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let parent = tree;
    for (const key of keys) parent = (parent[key] ??= {}) as Tree;
    if (yaml === undefined) delete parent[last];
    else parent[last] = yaml;
  }
  return flow(tree);
}

function flow(tree: Tree | string): string {
  if (typeof tree === "string") return tree;
  return `{ ${Object.entries(tree)
    .map(([key, value]) => `${key}: ${flow(value)}`)
    .join(", ")} }`;
}

/** Problems of the least settings with some of them set otherwise, as `path: message`. */
export function problemsWith(changes: Readonly<Record<string, string | undefined>>): string[] {
  return checkSettings(settingsWith(changes)).map(({ path, message }) => `${path}: ${message}`);
}

/** Problems of a text, as `line:column: path: message`. */
export function problemsOf(text: string): string[] {
  return checkSettings(text).map(({ line, column, path, message }) => `${line}:${column}: ${path}: ${message}`);
}
