import { z } from "zod";
import { checkSubscription } from "../shared/topic-subscription";
import { patternSetting } from "./pattern-setting";

const protocolDescription = "How they are told: sqs, lambda, https or email.";

const name = patternSetting(
  /^(?=.{1,60}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
  "must be 1 to 60 letters, digits and single hyphens",
  "write a short name",
).meta({ description: "Name of the subscription, never changed.", examples: ["siem"] });

/** Schema of one more subscriber of the delivery topic. */
export const subscriptionSchema = z
  .discriminatedUnion("protocol", [
    z.strictObject({
      protocol: z.literal("sqs").meta({ description: protocolDescription }),
      name,
      queueArn: z.string().meta({
        description: "ARN of a queue. One of another account is subscribed by its owner, whom the topic then lets.",
        examples: ["arn:aws:sqs:us-east-1:111111111111:siem"],
      }),
    }),
    z.strictObject({
      protocol: z.literal("lambda").meta({ description: protocolDescription }),
      name,
      functionArn: z.string().meta({
        description: "ARN of a function of the log archive account.",
        examples: ["arn:aws:lambda:us-east-1:111111111111:function:on-delivery"],
      }),
    }),
    z.strictObject({
      protocol: z.literal("https").meta({ description: protocolDescription }),
      name,
      url: z.string().meta({ description: "Where notices are posted to.", examples: ["https://example.com/hook"] }),
      confirmation: z.enum(["by-endpoint", "by-hand"]).meta({
        description: "Who confirms the subscription: the endpoint by itself, or a person.",
      }),
    }),
    z.strictObject({
      protocol: z.literal("email").meta({ description: protocolDescription }),
      name,
      address: z.string().meta({ description: "Address of a person.", examples: ["team@example.com"] }),
    }),
  ])
  .superRefine((subscription, context) => {
    try {
      checkSubscription(subscription);
    } catch (error) {
      const [rule = "", got = ""] = (error as Error).message.split(", got: ");
      const [key = "", must = ""] = rule.split(/ of subscription \S+ /);
      const params = { got: `"${got.replace(/^'|'$/g, "")}"`, fix: "correct it" };
      context.addIssue({ code: "custom", path: [key], message: must, params });
    }
  });
