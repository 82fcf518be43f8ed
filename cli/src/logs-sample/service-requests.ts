import type { Caller, JsonObject, Request } from "./call";

/** What a call asked for and got. */
export interface Exchange {
  readonly request?: JsonObject | null;
  readonly response?: JsonObject | null;
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

const reads = /^(Get|List|Describe)/;

/** A call of Server Migration Service. */
export function sms(name: string, exchange: Exchange = {}): Request {
  return { source: "sms.amazonaws.com", name, readOnly: reads.test(name), ...exchange };
}

/** A call of Application Migration Service. */
export function mgn(name: string, exchange: Exchange = {}): Request {
  return { source: "mgn.amazonaws.com", name, readOnly: reads.test(name), ...exchange };
}

/** A call of any other service that a migration leaves behind. */
export function other(service: string, name: string, exchange: Exchange & Partial<Request> = {}): Request {
  return { source: `${service}.amazonaws.com`, name, readOnly: reads.test(name), ...exchange };
}

/**
 * The same call, refused for want of permission: CloudTrail then holds no parameters at all, and so no id of any resource.
 */
export function denied(request: Request, caller: Caller, errorCode = "AccessDenied"): Request {
  const action = `${request.source.slice(0, request.source.indexOf("."))}:${request.name}`;
  const who = String(caller.userIdentity.arn ?? caller.userIdentity.principalId);
  return {
    ...request,
    request: null,
    response: null,
    resources: undefined,
    errorCode,
    errorMessage: `User: ${who} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
  };
}

/** The same call, refused by the service: what was asked is known. */
export function failed(request: Request, errorCode: string, errorMessage: string): Request {
  return { ...request, response: null, errorCode, errorMessage };
}
