/** The saved queries that are asked together. */
export const tenQueries = [
  "timeline",
  "who_created_replication_jobs",
  "replication_job_life",
  "failed_and_denied_calls",
  "identity_answers",
  "calls_made_by_aws_services",
  "source_ips",
  "root_use",
  "calls_per_day",
  "calls_after_retirement",
];
