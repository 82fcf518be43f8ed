import type { PresetStack } from "./presets";

/** Addresses that Terraform would replace because it takes them for half made, and may not. */
export function refusedReplacements(errors: string): string[] {
  return [...errors.matchAll(/^Resource (\S+)\s+has\s+lifecycle\.prevent_destroy/gm)].map(
    ([, address = ""]) => address,
  );
}

/** Addresses of what Terraform would make and AWS has already. */
export function alreadyThere(errors: string): string[] {
  return errors
    .split(/^Error: /m)
    .filter((error) => /already\s?(exists|owned|created)/i.test(error))
    .flatMap((error) => /^\s+with (\S+),$/m.exec(error)?.[1] ?? []);
}

/** By what `terraform import` knows a resource of a stack in one account. */
export function importId(json: PresetStack["json"], address: string): string {
  const [, type = "", name = "", key] = /^(\w+)\.([^[]+)(?:\["(.+)"\])?$/.exec(address) ?? [];
  const value = (attribute: string) => literal(json, json.resource[type][name][attribute]);
  const account: string = json.provider.aws[0].allowed_account_ids[0];
  switch (type) {
    case "aws_s3_bucket":
      return value("bucket");
    case "aws_glue_catalog_database":
      return `${account}:${value("name")}`;
    case "aws_glue_catalog_table":
      return `${account}:${value("database_name")}:${value("name")}`;
    case "aws_athena_prepared_statement":
      return `${value("workgroup")}/${key}`;
    default:
      return value("name");
  }
}

/** A text, or the one that it refers to. */
function literal(json: PresetStack["json"], text: string): string {
  const [, type = "", name = "", attribute = ""] = /^\$\{(\w+)\.(\w+)\.(\w+)\}$/.exec(text) ?? [];
  return type === "" ? text : literal(json, json.resource[type][name][attribute]);
}
