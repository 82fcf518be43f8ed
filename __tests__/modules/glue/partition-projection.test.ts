import { partitionProjection } from "../../../modules/glue/partition-projection";
import { logLayout } from "../../../modules/shared/log-layout";

const props = {
  layout: logLayout({ bucketName: "logs", organizationId: "o-exampleorgid" }),
  accounts: { type: "enum", accountIds: ["222222222222", "111111111111", "222222222222"] },
  regions: ["us-east-1", "eu-west-1"],
  firstDay: "2016-11-14",
} as const;

test("listed accounts are projected once each, without blanks, up to today", () => {
  expect(partitionProjection(props)).toEqual({
    "projection.enabled": "true",
    "projection.log_account.type": "enum",
    "projection.log_account.values": "111111111111,222222222222",
    "projection.log_region.type": "enum",
    "projection.log_region.values": "eu-west-1,us-east-1",
    "projection.delivery_date.type": "date",
    "projection.delivery_date.format": "yyyy/MM/dd",
    "projection.delivery_date.range": "2016/11/14,NOW",
    "projection.delivery_date.interval": "1",
    "projection.delivery_date.interval.unit": "DAYS",
    "storage.location.template":
      "s3://logs/AWSLogs/o-exampleorgid/${log_account}/CloudTrail/${log_region}/${delivery_date}",
  });
});

test("injected accounts list no values", () => {
  const parameters = partitionProjection({ ...props, accounts: { type: "injected", accountIds: ["111111111111"] } });
  expect(parameters["projection.log_account.type"]).toBe("injected");
  expect(parameters).not.toHaveProperty(["projection.log_account.values"]);
});

test("a last day ends the range", () => {
  expect(partitionProjection({ ...props, lastDay: "2022-03-31" })["projection.delivery_date.range"]).toBe(
    "2016/11/14,2022/03/31",
  );
});

test("the table of Insights differs in its folder alone", () => {
  expect(partitionProjection({ ...props, files: "insights" })).toEqual({
    ...partitionProjection(props),
    "storage.location.template":
      "s3://logs/AWSLogs/o-exampleorgid/${log_account}/CloudTrail-Insight/${log_region}/${delivery_date}",
  });
});

test.each(["logs", "insights"] as const)(
  "no file of another kind lies under a partition of the table of %s",
  (files) => {
    const [account, region, day] = ["111111111111", "us-east-1", "2024/01/02"];
    const template = partitionProjection({ ...props, files })["storage.location.template"] ?? "";
    const location = template
      .replace("${log_account}", account)
      .replace("${log_region}", region)
      .replace("${delivery_date}", day);
    const folders = ["", "-Digest", "-Insight", "-NetworkActivity", "-Aggregated"].map((kind) => `CloudTrail${kind}`);
    const under = folders.filter((folder) => {
      const key = `AWSLogs/o-exampleorgid/${account}/${folder}/${region}/${day}/${account}_${folder}_${region}_20240102T0000Z_x.json.gz`;
      expect(props.layout.parseKey(key)).toBeDefined();
      return `s3://logs/${key}`.startsWith(location);
    });
    expect(under).toEqual([files === "logs" ? "CloudTrail" : "CloudTrail-Insight"]);
  },
);
