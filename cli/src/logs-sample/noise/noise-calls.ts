import type { Call, Caller, Request } from "../call";
import type { Random } from "../random";
import { noiseActors, type NoiseActor } from "./noise-actors";
import type { NoisePlace } from "./noise-request";

const wheel: readonly NoiseActor[] = noiseActors.flatMap((actor) => Array.from({ length: actor.weight }, () => actor));

/** Services that are recorded in us-east-1 wherever they are called from. */
const globalSources = new Set(["iam.amazonaws.com"]);

/** Calls of the background between two times: actors come, make a few calls and go. */
export function noiseCalls(place: NoisePlace, until: number, count: number, random: Random): Call[] {
  const calls: Call[] = [];
  while (calls.length < count) {
    const actor = random.pick(wheel);
    const start = place.time + random.float() * (until - place.time);
    const caller = actor.caller({ ...place, time: start }, random);
    const burst = Math.min(random.between(1, actor.burst), count - calls.length);
    for (let i = 0; i < burst; i += 1) {
      const time = Math.min(until - 1, start + i * random.between(40, 3000));
      calls.push(noiseCall({ ...place, time }, actor, caller, random));
    }
  }
  return calls;
}

function noiseCall(place: NoisePlace, actor: NoiseActor, caller: Caller, random: Random): Call {
  let request = random.pick(actor.requests)(place, random);
  while (globalSources.has(request.source) && place.region !== "us-east-1")
    request = random.pick(actor.requests)(place, random);
  const failed = actor.failures !== undefined && !request.errorCode && random.chance(actor.failures);
  const { account, region, time } = place;
  return { ...(failed ? failure(request, caller, random) : request), caller, time, account: account.id, region };
}

/** A failed call: denied ones say nothing of what was asked. */
function failure(request: Request, caller: Caller, random: Random): Request {
  const service = request.source.slice(0, request.source.indexOf("."));
  if (random.chance(0.3)) {
    return {
      ...request,
      request: null,
      response: null,
      resources: undefined,
      errorCode: "ThrottlingException",
      errorMessage: "Rate exceeded",
    };
  }
  return {
    ...request,
    request: null,
    response: null,
    resources: undefined,
    errorCode: service === "ec2" ? "Client.UnauthorizedOperation" : "AccessDenied",
    errorMessage:
      service === "ec2"
        ? `You are not authorized to perform this operation. Encoded authorization failure message: ${random.text(random.between(500, 700), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")}`
        : `User: ${String(caller.userIdentity.arn)} is not authorized to perform: ${service}:${request.name} because no identity-based policy allows the ${service}:${request.name} action`,
  };
}
