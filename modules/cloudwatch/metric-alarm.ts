import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { terraformText } from "../shared/terraform-text";

/** Properties of a {@link MetricAlarm}. */
export interface MetricAlarmProps {
  /** Name of the alarm, unique in the account and Region. */
  readonly alarmName: string;

  /** What has happened, and what to do. */
  readonly description: string;

  readonly metric: {
    readonly namespace: string;
    readonly metricName: string;
    readonly dimensions: Readonly<Record<string, string>>;
    readonly statistic: "Maximum" | "Sum";
    readonly periodSeconds: number;
  };

  /** The alarm goes off when every one of `periods` periods is on that side of the number. */
  readonly when: { readonly is: "at least" | "less than"; readonly number: number; readonly periods: number };

  /** Whether silence is as bad as a number that is wrong. */
  readonly missingData: "breaching" | "notBreaching";

  /**
   * Topics of the same account and Region that are told when the alarm goes off, and when it is over.
   *
   * @default - nobody is told; the alarm shows in CloudWatch
   */
  readonly topicArns?: readonly string[];
}

/** An alarm on one metric. */
export class MetricAlarm extends Construct {
  constructor(scope: Construct, id: string, props: MetricAlarmProps) {
    super(scope, id);

    const { metric, when } = props;
    const topics = [...(props.topicArns ?? [])];
    new CloudwatchMetricAlarm(this, "Resource", {
      alarmName: props.alarmName,
      alarmDescription: terraformText(props.description),
      namespace: metric.namespace,
      metricName: metric.metricName,
      dimensions: { ...metric.dimensions },
      statistic: metric.statistic,
      period: metric.periodSeconds,
      comparisonOperator: when.is === "at least" ? "GreaterThanOrEqualToThreshold" : "LessThanThreshold",
      threshold: when.number,
      evaluationPeriods: when.periods,
      treatMissingData: props.missingData,
      alarmActions: topics,
      okActions: topics,
    });
  }
}
