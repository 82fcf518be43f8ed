import { array } from "valibot";
import { patternSetting } from "./pattern-setting";
import type { SettingPath, SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { valueText } from "./value-text";

const topicArn = patternSetting(
  /^arn:(aws|aws-us-gov|aws-cn):sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$/,
  "must be the ARN of a topic",
  "write it like arn:aws:sns:us-east-1:111111111111:alarms",
);

/** Topics that an alarm tells. */
export const alarmTopicArns = array(topicArn);

/** An alarm tells topics of its own account and Region only; `account` says in words which one that is. */
export function alarmTopicIssues(
  { homeRegion }: SoundSettings,
  path: SettingPath,
  arns: readonly (string | undefined)[] | undefined,
  { id, account }: { readonly id: string | undefined; readonly account: string },
): readonly SettingsIssue[] {
  if (id === undefined || homeRegion === undefined) return [];
  return (arns ?? []).flatMap((arn, index): SettingsIssue[] => {
    const [, , , region, accountId] = arn?.split(":") ?? [];
    if (arn === undefined || (region === homeRegion && accountId === id)) return [];
    const rule = `must be of the ${account} account (${id}) and homeRegion (${homeRegion})`;
    return [{ path: [...path, index], rule, got: valueText(arn), fix: "write a topic of that account and Region" }];
  });
}
