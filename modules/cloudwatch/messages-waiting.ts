import type { MetricAlarmProps } from "./metric-alarm";

/** What an alarm looks at that goes off while a message waits in a queue where none should. */
export function messagesWaiting(queueName: string): Pick<MetricAlarmProps, "metric" | "when" | "missingData"> {
  return {
    metric: {
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queueName },
      statistic: "Maximum",
      periodSeconds: 300,
    },
    when: { is: "at least", number: 1, periods: 1 },
    // SQS tells nothing of a queue that nobody has used for hours
    missingData: "notBreaching",
  };
}
