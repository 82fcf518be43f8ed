import type { QueryParameter } from "./query-parameter";

/** AWS SMS's calls are in CloudTrail since this day: no migration record is older. */
export const firstRecordedDay = "2016-11-14";

/** Parameters that every saved query over events has, named in its header's `parameters:` line. */
export const standardParameters: readonly QueryParameter[] = [
  {
    name: "from",
    type: "date",
    default: firstRecordedDay,
    doc: "First day of event time, UTC, yyyy-MM-dd; deployed queries start at the first day of the settings",
  },
  {
    name: "to",
    type: "date",
    doc: "Last day of event time, UTC, inclusive; without it the range is open: a saved text holds no clock",
  },
  { name: "accounts", type: "accounts", doc: "Accounts whose log files are read; without it all of them" },
  { name: "regions", type: "regions", doc: "Regions whose log files are read; without it all of them" },
];
