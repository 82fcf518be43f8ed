import type { TerraformElement, TerraformStack } from "cdktf";
import type { Node } from "constructs";

/**
 * Addresses of what holds data, by the path of its construct in the main stack. They are a contract: another address means another
 * resource to Terraform, and the old one is destroyed. So they do not follow the paths; a path that changes is changed here.
 */
export const statefulAddresses: Readonly<Record<string, string>> = {
  "LogArchive/Key/Resource": "log_key",
  "LogArchive/LogBucket/Resource": "log_bucket",
  "LogArchive/AccessLogBucket/Resource": "access_log_bucket",
  "LogArchive/Topic/Resource": "delivery_topic",
  "LogArchive/Queue/Resource": "delivery_queue",
  "LogArchive/Queue/DeadLetters": "delivery_dead_letter_queue",
  "AuditTrail/Trail/Resource": "trail",
  "AuditTrail/LogGroup/Resource": "trail_log_group",
  "AuditTrail/LogGroupKey/Resource": "trail_log_group_key",
  "LogQueries/ResultsKey/Resource": "query_results_key",
  "LogQueries/ResultsBucket/Resource": "query_results_bucket",
  "LogQueries/AccessLogBucket/Resource": "query_results_access_log_bucket",
  "LogQueries/Database/Resource": "database",
  "LogQueries/Table/Resource": "table",
  "LogQueries/Workgroup/Resource": "workgroup",
  "LogQueries/Curated/Key/Resource": "curated_key",
  "LogQueries/Curated/Bucket/Resource": "curated_bucket",
  "LogQueries/Curated/Failures/Resource": "curated_failure_queue",
  "LogQueries/Curated/Workgroup/Resource": "curated_workgroup",
};

/** The address of an element of a stack, where it is frozen. */
export function statefulAddress(stack: TerraformStack, element: TerraformElement | Node): string | undefined {
  const { path } = "node" in element ? element.node : element;
  return statefulAddresses[path.slice(stack.node.path.length + 1)];
}
