import { array, boolean, literal, optional, picklist, string, variant } from "valibot";
import { basicResourceTypes, excludableEventSources, insightTypes } from "../shared/recorded-events";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { noList } from "./no-list";

const texts = (description: string, example: string) =>
  optional(documented(array(string()), { description, examples: [[example]] }));

const conditions = (description: string) =>
  optional(
    documented(
      mapping({
        equals: texts("Values, of which the field must be one.", "PutObject"),
        notEquals: texts("Values, of which the field must be none.", "GetObject"),
        startsWith: texts("Beginnings, of which the field must have one.", "Put"),
        notStartsWith: texts("Beginnings, of which the field must have none.", "Get"),
        endsWith: texts("Ends, of which the field must have one.", "Object"),
        notEndsWith: texts("Ends, of which the field must have none.", "Tagging"),
      }),
      { description },
    ),
  );

const readWriteTypes = ["All", "ReadOnly", "WriteOnly"] as const;
const name = documented(string(), { description: "Name for people, unique in the trail.", examples: ["Uploads"] });
const categoryDescription = "Data: what happens to resources. NetworkActivity: calls that pass a VPC endpoint.";

const basic = array(
  mapping({
    readWriteType: optional(documented(picklist(readWriteTypes), { description: "Reads, writes or both." }), "All"),
    dataResources: documented(
      array(
        mapping({
          type: documented(picklist(basicResourceTypes), { description: "Type of the resources." }),
          values: documented(array(string()), {
            description: "ARNs, or beginnings of ARNs of objects; at most 250 in all.",
            examples: [["arn:aws:s3:::example-uploads/"]],
          }),
        }),
      ),
      { description: "Resources whose events are recorded." },
    ),
  }),
);

const advanced = array(
  noList(
    variant("eventCategory", [
      mapping({
        eventCategory: documented(literal("Data"), { description: categoryDescription }),
        name,
        resourceType: documented(string(), { description: "Type of the resources.", examples: ["AWS::S3::Object"] }),
        readOnly: optional(
          documented(boolean(), { description: "true: reads alone. false: writes alone. Default: both." }),
        ),
        eventName: conditions("Name of the call."),
        eventSource: conditions("Service that is called."),
        eventType: conditions("Type of the event, as in AwsApiCall."),
        resourceArn: conditions("ARN of the resource. The log bucket's objects are left out by themselves."),
        userIdentityArn: conditions("ARN of the caller."),
      }),
      mapping({
        eventCategory: documented(literal("NetworkActivity"), { description: categoryDescription }),
        name,
        eventSource: documented(string(), { description: "Service that is called.", examples: ["s3.amazonaws.com"] }),
        errorCode: optional(
          documented(literal("VpceAccessDenied"), {
            description: "VpceAccessDenied: calls alone that the endpoint's policy denied. Default: all.",
          }),
        ),
        eventName: conditions("Name of the call."),
        vpcEndpointId: conditions("Id of the endpoint."),
      }),
    ]),
  ),
);

/** Schema of what the trail records besides all management events. */
export const trailSchema = mapping({
  dataEvents: optional(
    documented(
      mapping({
        basic: optional(
          documented(basic, {
            description:
              "Data events by ARN, at most 5 selectors with the one for management events. Excludes advanced.",
          }),
        ),
        advanced: optional(
          documented(advanced, {
            description: "Data events by the fields of the event, at most 500 values in all. Excludes basic.",
          }),
        ),
      }),
      { description: "Data events, which cost by their number. Default: none." },
    ),
  ),
  insights: optional(
    documented(array(picklist(insightTypes)), {
      description: "Unusual rates to tell of, which cost by the number of management events. Default: none.",
      examples: [["ApiCallRateInsight"]],
    }),
  ),
  recordFewerManagementEvents: optional(
    documented(
      mapping({
        readWriteType: documented(picklist([...readWriteTypes, "None"]), {
          description: "Which of them are recorded still.",
          examples: ["WriteOnly"],
        }),
        excludeEventSources: optional(
          documented(array(picklist(excludableEventSources)), {
            description: "Services whose management events are left out. Default: none.",
            examples: [["kms.amazonaws.com"]],
          }),
        ),
        reason: documented(string(), {
          description: "Why, for whoever reads the warning of each synth.",
          examples: ["the landing zone's own trail has them"],
        }),
      }),
      {
        description:
          "Gives up management events, which nobody can ask for later. Default: all of them, reads and writes, are recorded.",
      },
    ),
  ),
});
