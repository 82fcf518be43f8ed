import { retirement } from "./sample-windows";

/** When stories can have happened, milliseconds since 1970. */
export const eras = {
  /** SMS until its retirement. */
  sms: [Date.UTC(2016, 10, 14), retirement],
  /** SMS applications: its API has them since 2018-11-26. */
  smsApplications: [Date.UTC(2018, 10, 26), retirement],
  /** Validation of applications: since 2020-08-07. */
  smsValidation: [Date.UTC(2020, 7, 7), retirement],
  /** Regions without MGN kept SMS until March 2023; the endpoints were cut on 2023-07-28. */
  smsTail: [retirement, Date.UTC(2023, 6, 28)],
  /** MGN is generally available since May 2021. */
  mgn: [Date.UTC(2021, 4, 18), Date.UTC(2100, 0)],
  always: [Date.UTC(2016, 10, 14), Date.UTC(2100, 0)],
} as const;
