import type { SettingPath } from "./settings-issue";
import type { SettingsProblem } from "./settings-problem";
import type { YamlSource } from "./yaml-source";

const accessKeyId = /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,}(?![A-Za-z0-9])/;
const rule = "must hold no access keys: never put keys in settings";
const fix = "name a profile or a role under access, and replace the key, which others may have read";

const forbiddenKeys = [
  "accesskey",
  "accesskeyid",
  "awsaccesskeyid",
  "secretkey",
  "secretaccesskey",
  "awssecretaccesskey",
  "sessiontoken",
  "awssessiontoken",
  "credentials",
  "password",
];

/** Whether a text has an access key id in it, long-term or temporary. */
export function holdsAccessKey(text: string): boolean {
  return accessKeyId.test(text);
}

/** Whether a key of the file is made for secrets. */
export function isSecretKey(key: string): boolean {
  return forbiddenKeys.includes(key.toLowerCase().replace(/[^a-z]/g, ""));
}

/** Access key ids anywhere in the text, comments too. The key itself is not repeated. */
export function accessKeyProblems(text: string): readonly SettingsProblem[] {
  return text.split(/\r?\n/).flatMap((content, index) =>
    [...content.matchAll(new RegExp(accessKeyId, "g"))].map((match) => ({
      line: index + 1,
      column: match.index + 1,
      path: "",
      message: `${rule}; got what looks like an access key (not shown); ${fix}`,
    })),
  );
}

/** Keys made for secrets, wherever they stand. Their values are not repeated. */
export function secretKeyProblems(source: YamlSource): readonly SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const visit = (value: unknown, path: SettingPath, inside: readonly unknown[]): void => {
    if (typeof value !== "object" || value === null || inside.includes(value)) return;
    for (const [key, child] of Object.entries(value)) {
      const childPath = [...path, Array.isArray(value) ? Number(key) : key];
      if (!Array.isArray(value) && isSecretKey(key)) {
        problems.push(source.problem(childPath, "key", `${rule}; got the key ${key} (value not shown); ${fix}`));
      }
      visit(child, childPath, [...inside, value]);
    }
  };
  visit(source.value, [], []);
  return problems;
}
