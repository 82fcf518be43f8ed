import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// npm takes its time to list a package
jest.setTimeout(60_000);

const root = join(__dirname, "..");

interface LockedPackage {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const locked: Readonly<Record<string, LockedPackage>> = JSON.parse(
  readFileSync(join(root, "package-lock.json"), "utf8"),
).packages;

/** Where npm put a package that another one asks for: beside it, or nearer to the root. */
function found(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("/node_modules/"), 0))) {
    const candidate = `${folder}${folder === "" ? "" : "/"}node_modules/${name}`;
    if (candidate in locked) return candidate;
    if (folder === "") return undefined;
  }
}

/** Everything that a user of a package installs with it, by path in the lock file. */
function installedWith(start: string): string[] {
  const seen = new Set<string>();
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = locked[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const next = found(name, path);
      if (next === undefined) {
        // npm leaves optional packages of other machines and peers that nobody has out of the lock file
        if (optionalDependencies?.[name] || peerDependenciesMeta?.[name]?.optional) continue;
        throw new Error(`${path || "the package"} needs ${name}, which the lock file does not have`);
      }
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  return [...seen].sort();
}

/** Licences that ask for the source of what uses them. */
const copyleft = /GPL|SSPL|OSL|EUPL|CC-BY-SA|BUSL/i;

describe.each([
  ["cdktf-sms-trail", "", "."],
  ["sms-trail", "cli", "cli"],
])("what installs with %s", (name, start, folder) => {
  test("has a licence, and none that asks for the source of what uses it", () => {
    const paths = installedWith(start);
    expect(paths.length).toBeGreaterThan(1);
    const licences = paths.map((path) => `${path}: ${locked[path]?.license ?? "none"}`);
    expect(licences.filter((line) => copyleft.test(line) || line.endsWith(": none"))).toEqual([]);
  });

  test("packs no other package's files, and nothing that names the IAM simulator", () => {
    const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", `./${folder}`], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [tarball] = JSON.parse(packed) as { name: string; bundled: string[]; files: { path: string }[] }[];
    expect(tarball?.name).toBe(name);
    expect(tarball?.bundled).toEqual([]);
    const files = tarball?.files.map(({ path }) => path) ?? [];
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((path) => /(^|\/)node_modules\//.test(path))).toEqual([]);
    const manifest = join(folder, "package.json");
    const named = files
      .map((path) => join(folder, path))
      // the published manifest names what the tests need; nobody who installs the package gets it
      .filter((path) => path !== manifest && readFileSync(join(root, path), "utf8").includes("@cloud-copilot/"));
    expect(named).toEqual([]);
  });
});
