/** A JSON object of a record. */
export type JsonObject = { readonly [name: string]: unknown };

/**
 * Who made a call: the record's `userIdentity`, and where it came from. One caller makes many calls, so the object is shared.
 */
export interface Caller {
  readonly userIdentity: JsonObject;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  /** The caller is a person in the console: newer records say `sessionCredentialFromConsole`. */
  readonly console?: boolean;
  /** A service made the call: no TLS details. */
  readonly service?: boolean;
  /** Endpoint that the call passed through. */
  readonly vpcEndpointId?: string;
}

/** What was called and what came of it, without who, when and where. */
export interface Request {
  /** Service principal, `ec2.amazonaws.com`. */
  readonly source: string;
  readonly name: string;
  readonly readOnly: boolean;
  /** @default null */
  readonly request?: JsonObject | null;
  /** @default null */
  readonly response?: JsonObject | null;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly resources?: readonly { readonly ARN: string; readonly accountId: string; readonly type: string }[];
  readonly additionalEventData?: JsonObject;
  readonly serviceEventDetails?: JsonObject;
  readonly apiVersion?: string;
  /** @default "AwsApiCall" */
  readonly eventType?: string;
  /** @default - made up: a UUID, or what the service uses instead */
  readonly requestId?: string;
  readonly sharedEventId?: string;
  readonly addendum?: JsonObject;
  /** Host name of the endpoint, without the Region, where it is not the service's own. */
  readonly host?: string;
}

/** One call as CloudTrail saw it. */
export interface Call extends Request {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Account whose trail records it. */
  readonly account: string;
  /** Region of the record; global services are recorded in us-east-1. */
  readonly region: string;
  readonly caller: Caller;
}
