import { z } from "zod";
import { basicResourceTypes, excludableEventSources, insightTypes } from "../shared/recorded-events";

const texts = (description: string, example: string) =>
  z
    .array(z.string())
    .optional()
    .meta({ description, examples: [[example]] });

const conditions = (description: string) =>
  z
    .strictObject({
      equals: texts("Values, of which the field must be one.", "PutObject"),
      notEquals: texts("Values, of which the field must be none.", "GetObject"),
      startsWith: texts("Beginnings, of which the field must have one.", "Put"),
      notStartsWith: texts("Beginnings, of which the field must have none.", "Get"),
      endsWith: texts("Ends, of which the field must have one.", "Object"),
      notEndsWith: texts("Ends, of which the field must have none.", "Tagging"),
    })
    .optional()
    .meta({ description });

const readWriteTypes = ["All", "ReadOnly", "WriteOnly"] as const;
const name = z.string().meta({ description: "Name for people, unique in the trail.", examples: ["Uploads"] });
const categoryDescription = "Data: what happens to resources. NetworkActivity: calls that pass a VPC endpoint.";

const basic = z.array(
  z.strictObject({
    readWriteType: z.enum(readWriteTypes).default("All").meta({ description: "Reads, writes or both." }),
    dataResources: z
      .array(
        z.strictObject({
          type: z.enum(basicResourceTypes).meta({ description: "Type of the resources." }),
          values: z.array(z.string()).meta({
            description: "ARNs, or beginnings of ARNs of objects; at most 250 in all.",
            examples: [["arn:aws:s3:::example-uploads/"]],
          }),
        }),
      )
      .meta({ description: "Resources whose events are recorded." }),
  }),
);

const advanced = z.array(
  z.discriminatedUnion("eventCategory", [
    z.strictObject({
      eventCategory: z.literal("Data").meta({ description: categoryDescription }),
      name,
      resourceType: z.string().meta({ description: "Type of the resources.", examples: ["AWS::S3::Object"] }),
      readOnly: z.boolean().optional().meta({ description: "true: reads alone. false: writes alone. Default: both." }),
      eventName: conditions("Name of the call."),
      eventSource: conditions("Service that is called."),
      eventType: conditions("Type of the event, as in AwsApiCall."),
      resourceArn: conditions("ARN of the resource. The log bucket's objects are left out by themselves."),
      userIdentityArn: conditions("ARN of the caller."),
    }),
    z.strictObject({
      eventCategory: z.literal("NetworkActivity").meta({ description: categoryDescription }),
      name,
      eventSource: z.string().meta({ description: "Service that is called.", examples: ["s3.amazonaws.com"] }),
      errorCode: z.literal("VpceAccessDenied").optional().meta({
        description: "VpceAccessDenied: calls alone that the endpoint's policy denied. Default: all.",
      }),
      eventName: conditions("Name of the call."),
      vpcEndpointId: conditions("Id of the endpoint."),
    }),
  ]),
);

/** Schema of what the trail records besides all management events. */
export const trailSchema = z.strictObject({
  dataEvents: z
    .strictObject({
      basic: basic.optional().meta({
        description: "Data events by ARN, at most 5 selectors with the one for management events. Excludes advanced.",
      }),
      advanced: advanced.optional().meta({
        description: "Data events by the fields of the event, at most 500 values in all. Excludes basic.",
      }),
    })
    .optional()
    .meta({ description: "Data events, which cost by their number. Default: none." }),
  insights: z
    .array(z.enum(insightTypes))
    .optional()
    .meta({
      description: "Unusual rates to tell of, which cost by the number of management events. Default: none.",
      examples: [["ApiCallRateInsight"]],
    }),
  recordFewerManagementEvents: z
    .strictObject({
      readWriteType: z.enum([...readWriteTypes, "None"]).meta({
        description: "Which of them are recorded still.",
        examples: ["WriteOnly"],
      }),
      excludeEventSources: z
        .array(z.enum(excludableEventSources))
        .optional()
        .meta({
          description: "Services whose management events are left out. Default: none.",
          examples: [["kms.amazonaws.com"]],
        }),
      reason: z.string().meta({
        description: "Why, for whoever reads the warning of each synth.",
        examples: ["the landing zone's own trail has them"],
      }),
    })
    .optional()
    .meta({
      description:
        "Gives up management events, which nobody can ask for later. Default: all of them, reads and writes, are recorded.",
    }),
});
