import type { DataEvents, RecordedEvents } from "../shared/recorded-events";
import type { Settings } from "./resolve-settings";

/** What the settings let a trail record, in the trail's own words. */
export function recordedEvents(trail: Settings["trail"]): RecordedEvents {
  const { recordFewerManagementEvents, dataEvents, insights } = trail;
  return {
    ...(recordFewerManagementEvents && { managementEvents: { recordFewerManagementEvents } }),
    // that there is one kind and not both is what recordedEventsProblems checks
    ...(dataEvents && { dataEvents: dataEvents as DataEvents }),
    ...(insights && { insights }),
  };
}
