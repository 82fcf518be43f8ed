/**
 * The one schema of a CloudTrail record: event version 1.11, the fields that can be in a trail's log files, each once.
 * Glue columns, Trino rows and the embedded engine's structs are rendered from it; nothing else lists these fields.
 *
 * Not here: `eventContext` (event data stores only) and `insightDetails` (Insights records only).
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */

/**
 * Type of a field. `json` is one of the four top-level fields that CloudTrail's input format turns into JSON text;
 * `string` is any scalar, kept as its text (CloudTrail's booleans, times and numbers are columns of text, as in AWS's own table).
 */
export type RecordType =
  | "string"
  | "json"
  | { readonly struct: readonly RecordField[] }
  | { readonly array: RecordType }
  | { readonly map: RecordType };

/** One field of a record or of a struct in it. */
export interface RecordField {
  /** Name as in the JSON, camelCase; columns and struct members carry it in lower case. */
  readonly name: string;

  readonly type: RecordType;

  /** First event version that has the field, as CloudTrail's page says; `-` where the page says nothing. */
  readonly since: string;

  readonly doc: string;
}

function field(name: string, since: string, doc: string, type: RecordType = "string"): RecordField {
  return { name, type, since, doc };
}

const sessionIssuer: RecordType = {
  struct: [
    field("type", "1.0", "Root, IAMUser or Role: what issued the session"),
    field("principalId", "1.0", "Internal id of the issuer"),
    field("arn", "1.0", "ARN of the issuer; for a role the role's own ARN"),
    field("accountId", "1.0", "Account that owns the issuer"),
    field("userName", "1.0", "Name of the role or user that issued the session"),
  ],
};

const sessionContext: RecordType = {
  struct: [
    field("attributes", "1.0", "How the session was made", {
      struct: [
        field("mfaAuthenticated", "1.0", "`true` when a root or IAM user also used an MFA device"),
        field("creationDate", "1.0", "When the temporary credentials were issued, ISO 8601 (basic or extended)"),
      ],
    }),
    field("sessionIssuer", "1.0", "Who issued the session; often an empty object, which proves nothing", sessionIssuer),
    field("webIdFederationData", "1.0", "Identity provider of a web identity session", {
      struct: [
        field("federatedProvider", "1.0", "Name or ARN of the identity provider"),
        field("attributes", "1.0", "What the provider said of application and user", { map: "string" }),
      ],
    }),
    field(
      "sourceIdentity",
      "-",
      "Identity that the role's user named when the role was assumed, unchanged over chained roles",
    ),
    field("assumedRoot", "-", "`true` for a privileged session made with sts:AssumeRoot"),
    field(
      "ec2RoleDelivery",
      "-",
      "Version of the instance metadata service that delivered the credentials: 1.0 or 2.0",
    ),
    field("ec2IssuedInVpc", "-", "VPC that an instance's credentials were issued in"),
    field("signInSessionArn", "-", "Sign-in session that supports the request"),
  ],
};

const userIdentity: RecordType = {
  struct: [
    field(
      "type",
      "1.0",
      "Root, IAMUser, AssumedRole, Role, FederatedUser, AWSAccount, AWSService, …; absent in service events",
    ),
    field("principalId", "1.0", "Unique id of the caller; for a session id:session-name"),
    field("arn", "1.0", "ARN of the caller"),
    field("accountId", "1.0", "Account that owns the entity whose permissions were used"),
    field("invokedBy", "1.0", "AWS service that made the request, also through a forward access session"),
    field("accessKeyId", "1.0", "Key that signed the request; may be absent or empty"),
    field("userName", "1.0", "Name of the user; what it means depends on type"),
    field("sessionContext", "1.0", "Session of temporary credentials", sessionContext),
    field("onBehalfOf", "-", "Identity Center user for whom the call was made", {
      struct: [
        field("userId", "-", "Id of the Identity Center user"),
        field("identityStoreArn", "-", "Identity store of the user"),
      ],
    }),
    field(
      "inScopeOf",
      "-",
      "Where the credentials were issued to (a function, an instance): the caller is your code there",
      {
        struct: [
          field("sourceArn", "-", "Resource that the request was made for"),
          field("sourceAccount", "-", "Account that owns sourceArn"),
          field("issuerType", "-", "Resource type of credentialsIssuedTo"),
          field("credentialsIssuedTo", "-", "Resource that the credentials were issued to"),
        ],
      },
    ),
    field("invokedByDelegate", "-", "Product provider that used temporary delegated access", {
      struct: [field("accountId", "-", "Account of the product provider")],
    }),
    field("credentialId", "-", "Id of the bearer token"),
    field("identityProvider", "-", "Identity provider of a SAMLUser or WebIdentityUser"),
  ],
};

/** Top-level fields, in the order of the table's columns. */
export const recordFields: readonly RecordField[] = [
  field("eventVersion", "1.0", "Version of the record format, major.minor; compare as numbers, 1.10 is after 1.9"),
  field("userIdentity", "1.0", "Who made the request", userIdentity),
  field("eventTime", "1.0", "When the request was completed, ISO 8601 in UTC"),
  field("eventSource", "1.0", "Service that the request was made to, for instance sms.amazonaws.com"),
  field("eventName", "1.0", "Operation that was called"),
  field("awsRegion", "1.0", "Region that the request was made to"),
  field("sourceIPAddress", "1.0", "IP address, service DNS name or AWS Internal"),
  field("userAgent", "1.0", "Agent of the request, cut at 1 KB"),
  field("errorCode", "1.0", "Error of the service, when there was one"),
  field("errorMessage", "1.0", "Text of the error"),
  field("requestParameters", "1.0", "Parameters of the request; omitted above 100 KB", "json"),
  field("responseElements", "1.0", "Response of a changing call; null for read-only calls and empty responses", "json"),
  field("additionalEventData", "1.0", "Data that was neither request nor response", "json"),
  field("requestID", "1.01", "Id that the called service gave the request; absent in service events"),
  field("eventID", "1.01", "Id of the event; copies of one event share it"),
  field("resources", "1.01", "Resources that the call touched", {
    array: {
      struct: [
        field("ARN", "1.01", "ARN of the resource"),
        field("accountId", "1.01", "Account that owns the resource"),
        field("type", "1.01", "Resource type, AWS::Service::Type"),
      ],
    },
  }),
  field("eventType", "1.02", "AwsApiCall, AwsServiceEvent, AwsConsoleAction, AwsConsoleSignIn or AwsVpceEvents"),
  field("apiVersion", "1.01", "Version of the called API"),
  field("managementEvent", "1.06", "`true` for a management event"),
  field("readOnly", "1.01", "`true` for a read-only operation; often missing in old records"),
  field("recipientAccountId", "1.02", "Account that received the record"),
  field("serviceEventDetails", "1.05", "What triggered a service event, and its result", "json"),
  field("sharedEventID", "1.03", "Shared by the records of one action delivered to several accounts"),
  field("vpcEndpointId", "1.04", "VPC endpoint that the request came through"),
  field("vpcEndpointAccountId", "1.09", "Account that owns the VPC endpoint"),
  field("eventCategory", "1.07", "Management, Data or NetworkActivity"),
  field("addendum", "1.08", "Why the record is late, or which earlier record it corrects", {
    struct: [
      field("reason", "1.08", "DELIVERY_DELAY, UPDATED_DATA or SERVICE_OUTAGE"),
      field("updatedFields", "1.08", "Fields that an UPDATED_DATA record corrects"),
      field("originalRequestID", "1.08", "Request id of the record that is corrected"),
      field("originalEventID", "1.08", "Event id of the record that is corrected"),
    ],
  }),
  field("sessionCredentialFromConsole", "1.08", "`true` when the call came from a console session; else absent"),
  field("edgeDeviceDetails", "1.08", "Edge device that the request was for"),
  field("tlsDetails", "1.08", "TLS of the call; absent when an AWS service made it", {
    struct: [
      field("tlsVersion", "1.08", "Version, for instance TLSv1.2"),
      field("cipherSuite", "1.08", "Cipher suite"),
      field("clientProvidedHostHeader", "1.08", "Host name that the client called"),
      field("keyExchange", "1.11", "Key exchange, for instance X25519MLKEM768"),
    ],
  }),
];

/** Partition columns of the raw table, all text; `delivery_date` is `yyyy/MM/dd`, the date in the object key. */
export const partitionColumns = ["log_account", "log_region", "delivery_date"] as const;
