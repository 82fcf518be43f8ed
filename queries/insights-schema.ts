/**
 * A record of CloudTrail Insights, as a trail delivers it under `CloudTrail-Insight/`: that an account made unusually many calls, or
 * unusually many that failed. It has neither userIdentity nor eventSource of its own, so it is no row of the raw table.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html
 */
import type { RecordField, RecordType } from "./record-schema";

function field(name: string, doc: string, type: RecordType = "string"): RecordField {
  return { name, type, since: "1.07", doc };
}

const average = (doc: string) => field("average", doc);

const insightContext: RecordType = {
  struct: [
    field("statistics", "How unusual it was", {
      struct: [
        field("baseline", "The usual rate, of the seven days before", {
          struct: [average("Calls or errors a minute")],
        }),
        field("insight", "The unusual rate", { struct: [average("Calls or errors a minute")] }),
        field("insightDuration", "Minutes that it lasted; 1 in the record of its start"),
        field("baselineDuration", "Minutes that the usual rate was measured over"),
      ],
    }),
    field("attributions", "Who and what is behind it: one item each for identities, user agents and error codes", {
      array: {
        struct: [
          field("attribute", "userIdentityArn, userAgent or errorCode"),
          field("insight", "The top values of the unusual time", {
            array: { struct: [field("value", "An ARN, an agent or an error code"), average("Calls a minute")] },
          }),
          field("baseline", "The top values of the usual time", {
            array: { struct: [field("value", "An ARN, an agent or an error code"), average("Calls a minute")] },
          }),
        ],
      },
    }),
  ],
};

/** Top-level fields, in the order of the table's columns. */
export const insightFields: readonly RecordField[] = [
  field("eventVersion", "Version of the record format"),
  field("eventType", "Always AwsCloudTrailInsight"),
  field("eventID", "Id of the record"),
  field("eventTime", "When the unusual activity began or ended, ISO 8601 in UTC"),
  field("awsRegion", "Region where it happened"),
  field("recipientAccountId", "Account that received the record"),
  field("sharedEventID", "Shared by the records of its start and its end"),
  field("insightDetails", "What was unusual", {
    struct: [
      field("state", "Start or End"),
      field("eventSource", "Service that was called"),
      field("eventName", "Operation that was called"),
      field("insightType", "ApiCallRateInsight or ApiErrorRateInsight"),
      field("errorCode", "Error that calls failed with, of an ApiErrorRateInsight"),
      field("insightContext", "Statistics, and who and what is behind them", insightContext),
    ],
  }),
  field("eventCategory", "Always Insight"),
];
