import fc from "fast-check";
import { logFolder, logKey, removeFolders, runCli, smsRecord } from "./support/run-cli";

afterAll(removeFolders);

const record = fc.record({
  eventName: fc.constantFrom("GetConnectors", "CreateReplicationJob", "CreateApp", "NotYetKnown"),
  eventSource: fc.constantFrom("sms.amazonaws.com", "mgn.amazonaws.com", "ec2.amazonaws.com"),
  requestParameters: fc.oneof(fc.constant(null), fc.record({ serverId: fc.string() })),
  errorCode: fc.constantFrom(undefined, "AccessDenied"),
  minute: fc.nat(59),
});
const split = fc
  .array(record, { minLength: 1, maxLength: 30 })
  .chain((records) =>
    fc.tuple(fc.constant(records), fc.array(fc.nat(5), { minLength: records.length, maxLength: records.length })),
  );

test("answers do not depend on how records are split over files, in which order, and which are compressed", async () => {
  const answers = async (folder: string) => {
    const { code, stdout, stderr } = await runCli(
      ...["query", "timeline", "failed_and_denied_calls", "--logs", folder, "--format", "json"],
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return stdout;
  };
  await fc.assert(
    fc.asyncProperty(split, async ([records, files]) => {
      const events = records.map(({ minute, ...fields }, index) => ({
        ...smsRecord(),
        ...fields,
        eventID: `e-${index}`,
        eventTime: `2018-09-04T10:${String(minute).padStart(2, "0")}:00Z`,
      }));
      const one = logKey("111111111111", "us-east-1", "2018/09/04");
      const apart = Object.fromEntries(
        [...new Set(files)].map((file) => [
          one.replace(/[^_]+\.json\.gz$/, `part${file}.json${file % 2 === 0 ? ".gz" : ""}`),
          events.filter((_event, index) => files[index] === file).reverse(),
        ]),
      );
      expect(await answers(logFolder(apart))).toBe(await answers(logFolder({ [one]: events })));
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
