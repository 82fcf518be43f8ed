import type { Construct } from "constructs";
import { messagesWaiting } from "./cloudwatch/messages-waiting";
import { MetricAlarm } from "./cloudwatch/metric-alarm";
import { defaults } from "./shared/defaults";

/** A dead-letter queue, who should have had its messages, and whom to tell that they wait. */
export interface WatchedDeadLetters {
  /** Name of the queue, which the alarm has too. */
  readonly name: string;

  /** The same as a reference, so that the alarm waits for the queue. */
  readonly madeQueueName: string;

  /** Who was not told of log files, for the description. */
  readonly consumer: string;

  /** Topics of the queue's account and Region that are told; without any the alarm shows in CloudWatch. */
  readonly topicArns?: readonly string[];
}

/** An alarm that goes off while a notice about log files waits in a dead-letter queue. */
export function deadLetterAlarm(scope: Construct, id: string, watched: WatchedDeadLetters): MetricAlarm {
  const { name, madeQueueName, consumer, topicArns } = watched;
  const days = defaults.deadLetterRetentionDays.value;
  return new MetricAlarm(scope, id, {
    alarmName: name,
    description: `Notices about log files did not reach ${consumer}. They wait in ${name} for up to ${days} days: find out why, then move them back (redrive) or delete them.`,
    ...messagesWaiting(madeQueueName),
    topicArns,
  });
}
