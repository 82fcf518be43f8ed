/** Somebody who is told about each delivered log file, besides the archive's own queue. */
export type TopicSubscription = {
  /** Name of the subscription, in the names of its resources: letters, digits, hyphens; never changed, or it is made anew. */
  readonly name: string;
} & (
  | {
      /** A queue of this account, whose policy must let the topic send; or of another, whose owner then subscribes it. */
      readonly protocol: "sqs";
      readonly queueArn: string;
    }
  | {
      /** A function of this account and Region; it is told that the topic may call it. */
      readonly protocol: "lambda";
      readonly functionArn: string;
    }
  | {
      readonly protocol: "https";
      /** Where notices are posted to; without user and password, which would stand in the state. */
      readonly url: string;
      /** Whether the endpoint answers SNS's question for confirmation by itself; SNS sends nothing until somebody did. */
      readonly confirmation: "by-endpoint" | "by-hand";
    }
  | {
      /** For a person, who has to confirm it by hand: many notices a day. */
      readonly protocol: "email";
      readonly address: string;
    }
);

/**
 * Checks what the types cannot.
 *
 * @throws Error when the name or the end point could not be one
 */
export function checkSubscription(subscription: TopicSubscription): void {
  const { name } = subscription;
  if (!/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(name) || name.length > 60) {
    throw new Error(`a subscription's name must be 1 to 60 letters, digits and single hyphens, got: '${name}'`);
  }
  const fail = (key: string, rule: string, got: string) => {
    throw new Error(`${key} of subscription ${name} must be ${rule}, got: '${got}'`);
  };
  switch (subscription.protocol) {
    case "sqs":
      if (!/^arn:[a-z-]+:sqs:[a-z0-9-]+:[0-9]{12}:[\w-]{1,80}$/.test(subscription.queueArn)) {
        fail("queueArn", "the ARN of a standard queue", subscription.queueArn);
      }
      return;
    case "lambda":
      if (!/^arn:[a-z-]+:lambda:[a-z0-9-]+:[0-9]{12}:function:[\w-]+(:[\w$-]+)?$/.test(subscription.functionArn)) {
        fail("functionArn", "the ARN of a function", subscription.functionArn);
      }
      return;
    case "https":
      if (!/^https:\/\/[^/@\s]+(\/\S*)?$/.test(subscription.url)) {
        fail(
          "url",
          "an address that begins with https:// and holds no password",
          subscription.url.replace(/\/\/[^/]*@/, "//…@"),
        );
      }
      return;
    case "email":
      if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(subscription.address))
        fail("address", "an e-mail address", subscription.address);
  }
}
