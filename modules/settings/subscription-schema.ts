import { literal, picklist, pipe, string, variant } from "valibot";
import { checkSubscription } from "../shared/topic-subscription";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { noList } from "./no-list";
import { patternSetting } from "./pattern-setting";
import { rules } from "./rules";

const protocolDescription = "How they are told: sqs, lambda, https or email.";

const name = documented(
  patternSetting(
    /^(?=.{1,60}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
    "must be 1 to 60 letters, digits and single hyphens",
    "write a short name",
  ),
  { description: "Name of the subscription, never changed.", examples: ["siem"] },
);

/** Schema of one more subscriber of the delivery topic. */
export const subscriptionSchema = pipe(
  noList(
    variant("protocol", [
      mapping({
        protocol: documented(literal("sqs"), { description: protocolDescription }),
        name,
        queueArn: documented(string(), {
          description: "ARN of a queue. One of another account is subscribed by its owner, whom the topic then lets.",
          examples: ["arn:aws:sqs:us-east-1:111111111111:siem"],
        }),
      }),
      mapping({
        protocol: documented(literal("lambda"), { description: protocolDescription }),
        name,
        functionArn: documented(string(), {
          description: "ARN of a function of the log archive account.",
          examples: ["arn:aws:lambda:us-east-1:111111111111:function:on-delivery"],
        }),
      }),
      mapping({
        protocol: documented(literal("https"), { description: protocolDescription }),
        name,
        url: documented(string(), {
          description: "Where notices are posted to.",
          examples: ["https://example.com/hook"],
        }),
        confirmation: documented(picklist(["by-endpoint", "by-hand"]), {
          description: "Who confirms the subscription: the endpoint by itself, or a person.",
        }),
      }),
      mapping({
        protocol: documented(literal("email"), { description: protocolDescription }),
        name,
        address: documented(string(), { description: "Address of a person.", examples: ["team@example.com"] }),
      }),
    ]),
  ),
  rules((subscription) => {
    try {
      checkSubscription(subscription);
      return [];
    } catch (error) {
      const [rule = "", got = ""] = (error as Error).message.split(", got: ");
      const [key = "", must = ""] = rule.split(/ of subscription \S+ /);
      return [{ rule: must, key, got: `"${got.replace(/^'|'$/g, "")}"`, fix: "correct it" }];
    }
  }),
);
