/** Help of the program and of each command. */
export const programHelp = `sms-trail: asks what happened in a server migration, from CloudTrail log files

Usage: npx sms-trail <command> [options]

Commands:
  query [NAME…] --logs DIR    answer saved queries, or SQL of your own, over a folder of log files
  queries                     list the saved queries
  settings check FILE         check a settings file
  settings explain FILE       tell what a settings file makes, where, and what others must allow
  settings schema             print the JSON Schema of settings files, for editors
  logs sample --out DIR       write the log files of a made-up organization, to try things with

  --help                      help of a command: npx sms-trail query --help
  --version                   print the version

Exit code: 0 complete, 1 wrong usage, SQL or settings, 2 answered though some input could not be read, 3 nothing readable
`;

export const commandHelp: Readonly<Record<string, string>> = {
  query: `Answer saved queries, or SQL of your own, over a folder of CloudTrail log files.

Usage: npx sms-trail query [NAME…] --logs DIR [options]

  NAME…            saved queries (npx sms-trail queries lists them); several share one read
  --logs DIR       folder of .json.gz or .json files, at any depth
  --sql TEXT       a statement of your own, over the views cloudtrail_events, migration_events, sms_events,
                   mgn_events, migration_event_servers, or the raw table cloudtrail_logs
  --file FILE      the same, from a file; or a saved query of your own (docs/athena.md)
  --from DAY       first day of event time, UTC, yyyy-MM-dd
  --to DAY         last day of event time, inclusive
  --account ID…    accounts whose log files are read
  --region NAME…   Regions whose log files are read
  --param N=VALUE  a value that the query has besides those (npx sms-trail queries tells); may be repeated
  --settings FILE  the stack's settings: what its tables have, its saved queries' period, and the roles that its views
                   count as migrations
  --format FORMAT  table (default), csv, json, ndjson
  --print-sql      print the SQL instead of asking it: the very text to ask in Athena

With --sql or --file, --from, --to, --account and --region only choose files: your SQL decides which rows count.
Results go to stdout, everything else to stderr.

Exit code: 0 complete, 1 wrong usage or SQL, 2 answered though some input could not be read, 3 nothing readable
`,
  queries: `List the saved queries.

Usage: npx sms-trail queries [--format table|json] [--settings FILE]

With the stack's settings its own queries too, and in JSON how many partitions each reads in Athena until it is edited.
`,
  settings: `Check settings, explain them, or print their JSON Schema.

Usage: npx sms-trail settings check FILE
       npx sms-trail settings explain FILE [--format text|json]
       npx sms-trail settings schema

explain tells, before anything is deployed: what each account gets, computed names and ARNs, the defaults in force, and
the exact policy statements that owners of resources that are not made here must add.

Exit code of check and explain: 0 no problems, 1 problems, each with file:line:column on stderr
`,
  logs: `Write the log files of a made-up organization: migrations with SMS and MGN, and what surrounds them.

Usage: npx sms-trail logs sample --out DIR [options]

  --out DIR               folder to write to
  --seed N                another number, another organization (default 1)
  --accounts N            accounts, the management account first (default 3)
  --days N                days with events, spread over the eras of SMS and MGN (default 10)
  --events-per-day N      events of an account on a day, besides those of migrations (default 200)
  --organization-id ID    o-… (default: made from the seed; none for one account)
  --first-day DAY         let the days follow each other from this one
  --migration-share X     share of migration events, 0 to 1 (default: each story once in its era)
`,
};
