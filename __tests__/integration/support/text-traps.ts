/** `requestParameters` as written in a log file: numbers that a double cannot hold or would rewrite, an order, white space, UTF-8. */
const written =
  '{ "replicationJobId": "sms-job-00000001", "big": 12345678901234567890, "one": 1.0, "thousand": 1e3,\n' +
  '  "z": { "b": 1.50, "a": [ 0, -0.0, "  kept  " ] }, "city": "naïve – 東京 🚀", "template": "${a} %{b}" }';

/** The same as a query sees it: white space outside strings is gone, and nothing else. */
export const trapsAnswer =
  '{"replicationJobId":"sms-job-00000001","big":12345678901234567890,"one":1.0,"thousand":1e3,' +
  '"z":{"b":1.50,"a":[0,-0.0,"  kept  "]},"city":"naïve – 東京 🚀","template":"${a} %{b}"}';

export const trapsEventId = "0f0f0f0f-1111-2222-3333-444444444444";

/** A log file, on one line as CloudTrail writes it, with one call of SMS whose parameters hold the traps. */
export function trapsLogFile(accountId: string): string {
  const record = JSON.stringify({
    eventVersion: "1.05",
    userIdentity: { type: "Root", accountId, arn: `arn:aws:iam::${accountId}:root`, principalId: accountId },
    eventTime: "2018-09-04T17:00:00Z",
    eventSource: "sms.amazonaws.com",
    eventName: "UpdateReplicationJob",
    awsRegion: "us-east-1",
    sourceIPAddress: "192.0.2.7",
    requestParameters: "PARAMETERS",
    responseElements: null,
    eventID: trapsEventId,
    eventType: "AwsApiCall",
    recipientAccountId: accountId,
  });
  return `{"Records":[${record.replace('"PARAMETERS"', () => written.replaceAll("\n", ""))}]}`;
}
