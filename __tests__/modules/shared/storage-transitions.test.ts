import {
  lifecycleTransitions,
  unreadableAcknowledgement as acknowledgement,
  type StorageTransitions,
} from "../../../modules/shared/storage-transitions";

test("steps are a lifecycle rule's, in their order", () => {
  expect(
    lifecycleTransitions(
      [
        { afterDays: 30, storageClass: "STANDARD_IA" },
        { afterDays: 365, storageClass: "GLACIER_IR" },
        { afterDays: 999, storageClass: "DEEP_ARCHIVE", acknowledgement },
      ],
      1000,
    ),
  ).toEqual([
    { days: 30, storageClass: "STANDARD_IA" },
    { days: 365, storageClass: "GLACIER_IR" },
    { days: 999, storageClass: "DEEP_ARCHIVE" },
  ]);
  expect(lifecycleTransitions([], 1)).toEqual([]);
});

describe("steps fail", () => {
  const words = "'queries skip these log files without an error'";
  test.each<[string, StorageTransitions, string]>([
    [
      "to a class that Athena skips, unsaid",
      [{ afterDays: 90, storageClass: "GLACIER" } as never],
      `transitions[0].acknowledgement must be ${words} for GLACIER, got none`,
    ],
    [
      "to a class that Athena skips, said in other words",
      [{ afterDays: 90, storageClass: "DEEP_ARCHIVE", acknowledgement: "ok" as never }],
      `transitions[0].acknowledgement must be ${words} for DEEP_ARCHIVE, got: 'ok'`,
    ],
    [
      "to an unknown class",
      [{ afterDays: 90, storageClass: "STANDARD" as never }],
      "transitions[0].storageClass must be one of STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE, got: STANDARD",
    ],
    [
      "earlier than S3 moves objects",
      [{ afterDays: 29, storageClass: "STANDARD_IA" }],
      "transitions[0].afterDays must be a whole number of at least 30 for STANDARD_IA, got: 29",
    ],
    [
      "on the day that objects expire",
      [{ afterDays: 400, storageClass: "GLACIER_IR" }],
      "transitions[0].afterDays must be less than the days that objects are kept (400), got: 400",
    ],
    [
      "on the same day as the one before",
      [
        { afterDays: 30, storageClass: "STANDARD_IA" },
        { afterDays: 30, storageClass: "GLACIER_IR" },
      ],
      "transitions[1] must be later and cheaper than the one before it, got: GLACIER_IR after 30 days",
    ],
    [
      "upwards",
      [
        { afterDays: 30, storageClass: "GLACIER_IR" },
        { afterDays: 60, storageClass: "STANDARD_IA" },
      ],
      "transitions[1] must be later and cheaper than the one before it, got: STANDARD_IA after 60 days",
    ],
  ])("%s", (_, transitions, message) => {
    expect(() => lifecycleTransitions(transitions, 400)).toThrow(new Error(message));
  });
});
