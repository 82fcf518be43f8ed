import { checkObjectLock, complianceAcknowledgement } from "../../../modules/shared/object-lock";

test("a COMPLIANCE lock must be acknowledged in words", () => {
  const lock = { mode: "COMPLIANCE", days: 30 } as const;
  expect(() => checkObjectLock({ ...lock, acknowledgement: complianceAcknowledgement }, 30)).not.toThrow();
  for (const acknowledgement of ["yes", undefined]) {
    expect(() => checkObjectLock({ ...lock, acknowledgement: acknowledgement as never }, 30)).toThrow(
      new Error(
        `objectLock.acknowledgement must be 'until the lock ends nobody can delete a log file, not even root or AWS' for mode COMPLIANCE, got: '${acknowledgement}'`,
      ),
    );
  }
});

test.each([1, 36_500])("a lock of %i days is one", (days) => {
  expect(() => checkObjectLock({ mode: "GOVERNANCE", days }, days)).not.toThrow();
});

test.each([0, 1.5, 36_501])("fails for a lock of %d days", (days) => {
  expect(() => checkObjectLock({ mode: "GOVERNANCE", days }, 40_000)).toThrow(
    new Error(`objectLock.days must be a whole number from 1 to 36,500, got: ${days}`),
  );
});

test("fails for files that expire before their lock ends", () => {
  expect(() => checkObjectLock({ mode: "GOVERNANCE", days: 31 }, 30)).toThrow(
    new Error("retentionDays must be at least objectLock.days (31), got: 30"),
  );
});
