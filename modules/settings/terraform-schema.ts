import { optional } from "valibot";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";

const constraint = "(=|!=|>|>=|<|<=|~>)? ?[0-9]+(\\.[0-9]+){0,2}";

/** Schema of the versions that the synthesized stack asks for. */
export const terraformSchema = mapping({
  awsProviderVersion: optional(
    documented(patternSetting(/^[0-9]+\.[0-9]+\.[0-9]+$/, "must be one exact version", "write it like 5.100.0"), {
      description: "Exact version of the AWS provider. Default: the one that the bindings were made from.",
      examples: ["5.100.0"],
    }),
  ),
  requiredVersion: optional(
    documented(
      patternSetting(
        new RegExp(`^${constraint}(, ?${constraint})*$`),
        "must be a version constraint of Terraform",
        'write it like ">= 1.10"',
      ),
      {
        description: "Versions of Terraform that may run the stack. Locking the state in S3 needs 1.10.",
      },
    ),
    ">= 1.10",
  ),
});
