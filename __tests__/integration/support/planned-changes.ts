/** A resource that a plan touches, or all outputs that it changes. */
export interface PlannedChange {
  readonly address: string;
  /** As Terraform says it: `will be created`, `will be updated in-place`, `must be replaced`, `has changed`, … */
  readonly action: string;
  /** Of what is there already: each block and attribute that changes, such as `~ days = 1 -> 2`. */
  readonly changing: readonly string[];
  /** Whether it is there already and becomes Terraform's. */
  readonly isImported: boolean;
}

/**
 * All that a plan touches, changes made outside of Terraform included, by what `terraform plan` and `terraform apply` print; throws when
 * that is no plan. The plan as JSON would take another command.
 */
export function plannedChanges(printed: string): PlannedChange[] {
  if (!/^(No changes\.|Plan: |Changes to Outputs:$)/m.test(printed))
    throw new Error(`no plan:\n${printed.slice(-4000)}`);
  return printed.split(/\n(?= {2}# [^(]|Changes to Outputs:)/).flatMap((section) => {
    const [, address, action] = /^ {2}# (.+?) ((?:will be|must be|has) (?!read).+)$/m.exec(section) ?? outputs(section);
    if (address === undefined || action === undefined) return [];
    const isNew = action === "will be created";
    return {
      address,
      action,
      changing: isNew ? [] : marked(section),
      isImported: section.includes("# (imported from "),
    };
  });
}

function outputs(section: string): string[] {
  return section.startsWith("Changes to Outputs:") ? ["", "outputs", "will be changed"] : [];
}

/** Lines with a sign before them, but for the one that begins the resource. */
function marked(section: string): string[] {
  const lines = section.split("\n").filter((line) => /^ +(~|[+-]|-\/\+|\+\/-) (?!resource ")/.test(line));
  return lines.map((line) => line.trim().replace(/ +/g, " "));
}
