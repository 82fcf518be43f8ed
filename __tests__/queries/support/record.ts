/** A record with what a test cares about; the rest is an ordinary call of an IAM user. */
export function record(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    eventVersion: "1.08",
    userIdentity: { type: "IAMUser", userName: "anna", accountId: "111122223333", accessKeyId: "AKIAIOSFODNN7EXAMPLE" },
    eventTime: "2018-09-04T10:00:00Z",
    eventSource: "sms.amazonaws.com",
    eventName: "GetServers",
    awsRegion: "us-east-1",
    sourceIPAddress: "192.0.2.10",
    userAgent: "aws-cli/1.16",
    requestParameters: null,
    responseElements: null,
    requestID: "r-1",
    eventID: "e-1",
    eventType: "AwsApiCall",
    recipientAccountId: "111122223333",
    ...fields,
  };
}

/** JSON text of {@link record}. */
export function recordText(fields: Record<string, unknown>): string {
  return JSON.stringify(record(fields));
}
