import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { useProvider } from "../../../modules/terraform/use-provider";

test("a provider is that of everything below a part, except for what names one, and of nothing beside it", () => {
  const stack = new TerraformStack(Testing.app(), "test");
  const here = new AwsProvider(stack, "here", { alias: "here" });
  const there = new AwsProvider(stack, "there", { alias: "there" });
  const part = new Construct(stack, "Part");
  new SnsTopic(new Construct(part, "Deep"), "topic", {});
  new DataAwsRegion(part, "region");
  new SnsTopic(part, "own", { provider: there });
  new SnsTopic(stack, "beside", {});
  useProvider(part, here);

  const { resource, data } = JSON.parse(Testing.synth(stack));
  const providers = Object.fromEntries(
    Object.entries<{ provider?: string }>({ ...resource.aws_sns_topic, ...data.aws_region }).map(([address, block]) => [
      address.replace(/_[0-9A-F]{8}$/, ""),
      block.provider,
    ]),
  );
  expect(providers).toEqual({
    Part_Deep_topic: "aws.here",
    Part_region: "aws.here",
    Part_own: "aws.there",
    beside: undefined,
  });
});
