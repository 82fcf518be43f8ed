/** SQL over the operation table: where the records of SMS and MGN carry ids. */
import { idPaths, scalarIdColumns, serverListPaths } from "./operations";
import { migrationEventServerColumns } from "./view-columns";

/** `request.appId` as a call on the request's or the response's JSON text. */
function extraction(
  call: string,
  path: string,
  texts: { readonly request: string; readonly response: string },
): string {
  const [side = "", ...members] = path.split(".");
  return `${call}(${side === "request" ? texts.request : texts.response}, '$.${members.join(".")}')`;
}

/** Select items of `migration_events`, one for each id column. Paths of different operations never clash, so one list fits all. */
export function idPathsSql(): string {
  const texts = { request: "request_object", response: "response_object" };
  return scalarIdColumns
    .map((column) => {
      const values = idPaths(column).map((path) => extraction("json_extract_scalar", path, texts));
      return `${values.length === 1 ? values[0] : `coalesce(${values.join(", ")})`} AS ${column}`;
    })
    .join(",\n");
}

/**
 * Parts of `migration_event_servers`. Lists of ids (`…IDs[]`) and lists of objects that hold an id (`….serverId`) are cut out of
 * the JSON text by their root, and the ids are found in it by their quotes: the one way that both engines do alike.
 */
export function serverListsSql(): { columns: string; id_lists: string; object_lists: string; id_members: string } {
  const roots = serverListPaths().map((path) => ({ root: path.split("[]")[0] ?? path, objects: !path.endsWith("[]") }));
  const texts = { request: "request_object", response: "response_object" };
  const join = (objects: boolean) =>
    roots
      .filter((list) => list.objects === objects)
      .map((list) => `coalesce(json_format(${extraction("json_extract", list.root, texts)}), '')`);
  const scalar = (member: string, column: string) => `coalesce('"${member}":"' || ${column} || '"', '')`;
  return {
    columns: migrationEventServerColumns.map((column) => serverColumn(column.name)).join(",\n"),
    id_lists: join(false).join(" || "),
    object_lists: [...join(true), scalar("serverId", "server_id"), scalar("sourceServerID", "source_server_id")].join(
      " || ",
    ),
    id_members: "(?:serverId|sourceServerID)",
  };
}

function serverColumn(name: string): string {
  if (name === "server_id") return "CASE WHEN service = 'sms' THEN server END AS server_id";
  if (name === "source_server_id") return "CASE WHEN service = 'mgn' THEN server END AS source_server_id";
  return name;
}
