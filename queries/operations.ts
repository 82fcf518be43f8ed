/** Every SMS and MGN operation that CloudTrail may name, with its access level and where its records carry ids. */
import type { Access, ApiOperation, ScalarIdColumn } from "./operations/api-operation";
import { mgnAgentActions, smsConnectorActions, smsOtherEventNames, type ExtraOperation } from "./operations/extra";
import { mgnApiOperations } from "./operations/mgn";
import { smsApiOperations } from "./operations/sms";

export type { Access, ScalarIdColumn } from "./operations/api-operation";

/** The two migration services. */
export type MigrationService = "sms" | "mgn";

/** `eventSource` (and service principal) of each service. */
export const eventSources: Readonly<Record<MigrationService, string>> = {
  sms: "sms.amazonaws.com",
  mgn: "mgn.amazonaws.com",
};

/** One operation, as records name it in `eventName`. */
export interface Operation extends ApiOperation {
  readonly service: MigrationService;

  /** `api`: of the public API; `connector`, `agent`: permission-only actions of appliances and agents; `other`: seen, not in the model. */
  readonly kind: "api" | "connector" | "agent" | "other";
}

/** Columns of one scalar id each, in the order of the view. */
export const scalarIdColumns: readonly ScalarIdColumn[] = [
  "replication_job_id",
  "replication_run_id",
  "server_id",
  "app_id",
  "connector_id",
  "source_server_id",
  "job_id",
];

function extra(service: MigrationService, kind: Operation["kind"], operations: readonly ExtraOperation[]): Operation[] {
  return operations.map((operation) => ({ ...operation, service, kind, ids: {} }));
}

/** All operations: 35 + 95 of the APIs, then the event names that the API models lack. */
export const operations: readonly Operation[] = [
  ...smsApiOperations.map((operation): Operation => ({ ...operation, service: "sms", kind: "api" })),
  ...mgnApiOperations.map((operation): Operation => ({ ...operation, service: "mgn", kind: "api" })),
  ...extra("sms", "connector", smsConnectorActions),
  ...extra("sms", "other", smsOtherEventNames),
  ...extra("mgn", "agent", mgnAgentActions),
];

/** Names of a service's operations; of one access level where it is given. */
export function operationNames(service: MigrationService, access?: Access): readonly string[] {
  return operations
    .filter((operation) => operation.service === service && (access === undefined || operation.access === access))
    .map((operation) => operation.name);
}

/** Every path at which some operation carries this id: request paths first, each once. */
export function idPaths(column: ScalarIdColumn): readonly string[] {
  return ordered(operations.flatMap((operation) => operation.ids[column] ?? []));
}

/** Every path at which some operation carries a list of servers, request paths first, each once. */
export function serverListPaths(): readonly string[] {
  return ordered(operations.flatMap((operation) => operation.servers ?? []));
}

function ordered(paths: readonly string[]): readonly string[] {
  const distinct = [...new Set(paths)];
  return ["request.", "response."].flatMap((side) => distinct.filter((path) => path.startsWith(side)));
}
