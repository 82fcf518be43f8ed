import { accessLogCases, deliveryCases, readerCases, resultsCases } from "./bucket-cases";
import type { Deployment } from "./deployment";
import { logGroupKeyCases, logKeyCases, resultsKeyCases } from "./key-cases";
import { queueCases, topicCases } from "./notice-cases";
import type { PolicyCase } from "./policy-case";
import { trailRoleCases } from "./role-cases";

/** The cases of everything that a deployment has, by what they show. */
export const everyCase: Readonly<Record<string, (deployment: Deployment) => PolicyCase[]>> = {
  "CloudTrail delivers to the log bucket, and nobody else does": deliveryCases,
  "the audit account reads log files, and no other account does": readerCases,
  "S3 delivers access logs of our buckets only": accessLogCases,
  "the audit account alone uses the results": resultsCases,
  "the log key serves CloudTrail, the topic and the readers": logKeyCases,
  "the log group's key serves the log group": logGroupKeyCases,
  "the results' key serves the audit account": resultsKeyCases,
  "CloudTrail publishes to the topic, and nobody else does": topicCases,
  "the topic sends to the queues, and no other does": queueCases,
  "the trail's role writes to the trail's streams only": trailRoleCases,
};
