import type { DefaultInForce, ExplainedStack, Explanation } from "./explanation";

/** An explanation for people. */
export function explanationText({ stacks, names, defaults, requiredStatements }: Explanation): string {
  const width = Math.max(...Object.keys(names).map((name) => name.length));
  const sections = [
    ...stacks.map(stackText),
    ["Names", ...Object.entries(names).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join("\n"),
    ["Defaults in force", ...defaultLines(defaults)].join("\n"),
    ...(requiredStatements.length === 0
      ? ["Everything is made here: nobody else has to add a statement."]
      : [
          "Statements that owners of other resources must add (requiredStatements)",
          ...requiredStatements.map(
            ({ kind, resourceArn, statements }) => `${kind} ${resourceArn}\n${JSON.stringify(statements, null, 2)}`,
          ),
        ]),
  ];
  return `${sections.join("\n\n")}\n`;
}

function stackText({ name, state, variables, parts }: ExplainedStack): string {
  return [
    `Stack ${name}, state in ${state}`,
    ...Object.entries(variables).map(([variable, source]) => `  needs TF_VAR_${variable}: ${source}`),
    ...parts.flatMap(({ part, accountId, accountName, access, makes }) => [
      `  ${part} in account ${accountId} (${accountName}), by ${access}`,
      ...makes.map((resource) => `    ${resource}`),
    ]),
  ].join("\n");
}

function defaultLines(defaults: readonly DefaultInForce[]): string[] {
  const width = Math.max(0, ...defaults.map(({ setting }) => setting.length));
  return defaults.map(({ setting, value, reason }) => {
    const because = reason === undefined ? "" : `  (${reason})`;
    return `  ${setting.padEnd(width)}  ${valueWords(value)}${because}`;
  });
}

/** A long list as its length. */
function valueWords(value: unknown): string {
  if (Array.isArray(value) && value.length > 5) return `${value.length} values`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
