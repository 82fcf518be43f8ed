import { awsIds } from "./aws-ids";
import type { Call } from "./call";
import { eventVersion, isVersionAtLeast } from "./event-version";
import { isoTime } from "./iso-time";
import type { Random } from "./random";

/**
 * One record as a trail's log file holds it: members in CloudTrail's order, and only those that the version of its day has.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function renderRecord(call: Call, random: Random): string {
  const version = eventVersion(call.time, random.float());
  const since = (first: string) => isVersionAtLeast(version, first);
  const { caller } = call;
  const record: Record<string, unknown> = {
    eventVersion: `${version}`,
    userIdentity: caller.userIdentity,
    eventTime: isoTime(call.time),
    eventSource: call.source,
    eventName: call.name,
    awsRegion: call.region,
    sourceIPAddress: caller.sourceIPAddress,
    userAgent: caller.userAgent,
  };
  if (call.errorCode !== undefined) record.errorCode = call.errorCode;
  if (call.errorMessage !== undefined) record.errorMessage = call.errorMessage;
  record.requestParameters = call.request ?? null;
  record.responseElements = call.response ?? null;
  if (call.additionalEventData) record.additionalEventData = call.additionalEventData;
  if (call.eventType !== "AwsServiceEvent") record.requestID = call.requestId ?? requestId(call, random);
  record.eventID = random.uuid();
  // 1.05 records often say nothing about reading and writing
  if (since("1.06") || random.chance(0.13)) record.readOnly = call.readOnly;
  if (call.resources) record.resources = call.resources;
  record.eventType = call.eventType ?? "AwsApiCall";
  if (call.apiVersion) record.apiVersion = call.apiVersion;
  if (since("1.06")) record.managementEvent = true;
  record.recipientAccountId = call.account;
  if (call.sharedEventId) record.sharedEventID = call.sharedEventId;
  if (call.serviceEventDetails) record.serviceEventDetails = call.serviceEventDetails;
  if (caller.vpcEndpointId) record.vpcEndpointId = caller.vpcEndpointId;
  if (caller.vpcEndpointId?.startsWith("vpce-") && since("1.09")) record.vpcEndpointAccountId = call.account;
  if (since("1.07")) record.eventCategory = "Management";
  if (call.addendum && since("1.08")) record.addendum = call.addendum;
  if (since("1.08") && !caller.service && !caller.console && call.eventType === undefined)
    record.tlsDetails = tls(call, random);
  if (since("1.08") && caller.console) record.sessionCredentialFromConsole = "true";
  return JSON.stringify(record);
}

function requestId(call: Call, random: Random): string {
  return call.source === "s3.amazonaws.com" ? awsIds.s3Request(random) : random.uuid();
}

function tls(call: Call, random: Random): Record<string, string> {
  const [tlsVersion, cipherSuite] = random.chance(0.3 + (call.time > Date.UTC(2024, 0) ? 0.5 : 0))
    ? ["TLSv1.3", "TLS_AES_128_GCM_SHA256"]
    : ["TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256"];
  const service = call.source.slice(0, call.source.indexOf("."));
  const details = {
    tlsVersion,
    cipherSuite,
    clientProvidedHostHeader: call.host ?? `${service}.${call.region}.amazonaws.com`,
  };
  return call.time >= Date.UTC(2025, 0) && tlsVersion === "TLSv1.3"
    ? { ...details, keyExchange: "X25519MLKEM768" }
    : details;
}
