import type { Block } from "../../support/synthesized";
import { resolver, type Place } from "./attached-policies";
import { callsByType } from "./deploy-calls";

/** A statement of a role that deploys. */
export interface DeployStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Block;
}

/** The services that are handed a role, and the statement about those roles. */
const handedTo: Readonly<Record<string, string>> = {
  "cloudtrail.amazonaws.com": "RolesForCloudTrail",
  "scheduler.amazonaws.com": "RolesForScheduler",
  "states.amazonaws.com": "RolesForStepFunctions",
};

/** What a role must be allowed to deploy all that a stack puts into one account, and no more. */
export function deployPolicy(json: Block, place: Place, accountId: string) {
  return { Version: "2012-10-17", Statement: deployStatements(json, place, accountId) };
}

/** What a role must be allowed besides the policy for one stack, to deploy another that has more. */
export function furtherPolicy(stacks: { readonly from: Block; readonly to: Block }, place: Place, accountId: string) {
  const allowed = new Map(
    deployStatements(stacks.from, place, accountId).map((statement) => [statement.Sid, statement]),
  );
  const statements = deployStatements(stacks.to, place, accountId, stacks.from).flatMap((statement) => {
    const before = allowed.get(statement.Sid);
    if (before === undefined || !list(statement.Resource).every((resource) => list(before.Resource).includes(resource)))
      return [statement];
    const Action = statement.Action.filter((action) => !before.Action.includes(action));
    return Action.length === 0 ? [] : [{ ...statement, Action }];
  });
  return { Version: "2012-10-17", Statement: statements };
}

/** @param without a stack whose resources are left out */
function deployStatements(json: Block, place: Place, accountId: string, without?: Block): DeployStatement[] {
  const resolve = resolver(place, json);
  const bySid = new Map<string, { actions: Set<string>; resources: Set<string> }>();
  const add = (sid: string, calls: string, resources: readonly string[]) => {
    const statement = bySid.get(sid) ?? { actions: new Set(), resources: new Set() };
    for (const action of actionsOf(calls)) statement.actions.add(action);
    for (const resource of resources) statement.resources.add(resource);
    bySid.set(sid, statement);
  };
  const roles = new Map<string, string[]>();
  for (const [type, blocks] of Object.entries<Record<string, Block>>(json.resource)) {
    const calls = callsByType[type];
    if (calls === undefined) throw new Error(`no calls are known for ${type}`);
    for (const [name, block] of Object.entries(blocks)) {
      if (resolve.account(block) !== accountId || without?.resource[type]?.[name] !== undefined) continue;
      const resolved = Object.fromEntries(
        Object.entries(block).map(([key, value]) => [key, typeof value === "string" ? value : undefined]),
      );
      for (const key of ["bucket", "name", "database_name", "group_name"]) {
        // a name of one of several instances is none that a statement could hold
        if (typeof resolved[key] === "string" && !resolved[key].startsWith("${each."))
          resolved[key] = resolve.text(resolved[key]);
      }
      const resources = calls.on(resolved, `${place.region}:${accountId}`, place.partition);
      add(calls.sid, calls.calls, resources);
      if (calls.anywhere) add("Anywhere", calls.anywhere, ["*"]);
      if (type === "aws_iam_role") {
        const service = JSON.parse(resolve.text(block.assume_role_policy)).Statement[0].Principal.Service;
        roles.set(service, [...(roles.get(service) ?? []), ...resources]);
      }
    }
  }
  const statements: DeployStatement[] = [...bySid].sort().map(([Sid, { actions, resources }]) => ({
    Sid,
    Effect: "Allow",
    Action: [...actions].sort(),
    Resource: oneOrMany([...resources].sort()),
  }));
  for (const [service, arns] of [...roles].sort()) {
    const Sid = handedTo[service];
    if (Sid === undefined) throw new Error(`no statement is known about roles for ${service}`);
    statements.push({
      Sid,
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: oneOrMany(arns.sort()),
      Condition: { StringEquals: { "iam:PassedToService": service } },
    });
  }
  return statements;
}

/** `s3:A B iam:C` are `s3:A`, `s3:B` and `iam:C`. */
function actionsOf(calls: string): string[] {
  let service = "";
  return calls.split(" ").map((call) => {
    const [first = "", second] = call.split(":");
    if (second !== undefined) service = first;
    return `${service}:${second ?? first}`;
  });
}

function list(values: string | readonly string[]): readonly string[] {
  return typeof values === "string" ? [values] : values;
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 && values[0] !== undefined ? values[0] : values;
}
