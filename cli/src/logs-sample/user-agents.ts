import type { Random } from "./random";

const year = (time: number) => new Date(time).getUTCFullYear();

/** What clients call themselves, as public log files show it: the tools and their versions change with the years. */
export const userAgents = {
  console: (time: number) =>
    year(time) < 2022
      ? "console.amazonaws.com"
      : `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${year(time) < 2024 ? "114.0.0.0" : "133.0.0.0"} Safari/537.36`,
  signIn: () =>
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.5 Safari/605.1.15",
  cli: (time: number, command: string) =>
    year(time) < 2020
      ? `aws-cli/1.16.${190} Python/2.7.16 Linux/4.14.123-111.109.amzn2.x86_64 botocore/1.12.180`
      : `aws-cli/2.${year(time) - 2011}.4 Python/3.11.4 Linux/5.10.184-175.731.amzn2.x86_64 exe/x86_64.amzn.2 prompt/off command/${command}`,
  boto3: (time: number) =>
    year(time) < 2020
      ? "Boto3/1.9.42 Python/3.6.5 Linux/4.14.77-70.59.amzn1.x86_64 Botocore/1.12.42"
      : "Boto3/1.26.165 Python/3.10.6 Linux/5.19.0-46-generic Botocore/1.29.165",
  java: (time: number) =>
    year(time) < 2020
      ? "aws-sdk-java/1.11.76 Linux/3.2.0-126-virtual OpenJDK_64-Bit_Server_VM/25.131-b11/1.8.0_131"
      : "aws-sdk-java/1.12.488 Linux/5.4.247-169.350.amzn2int.x86_64 OpenJDK_64-Bit_Server_VM/25.372-b08 java/1.8.0_372 vendor/Oracle_Corporation cfg/retry-mode/standard",
  terraform: (time: number) =>
    year(time) < 2021
      ? "aws-sdk-go/1.25.41 (go1.12.13; linux; amd64) APN/1.0 HashiCorp/1.0 Terraform/0.12.16 (+https://www.terraform.io)"
      : "APN/1.0 HashiCorp/1.0 Terraform/1.5.2 (+https://www.terraform.io) terraform-provider-aws/4.67.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.18.0 os/linux lang/go/1.19.8 md/GOOS/linux md/GOARCH/amd64 api/",
  ssmAgent: () => "aws-sdk-go/1.41.4 (go1.18.3; linux; amd64) amazon-ssm-agent/",
  lambda: (random: Random) =>
    `aws-sdk-js/3.${random.pick([54, 121, 188, 329])}.0 os/linux lang/js md/nodejs/${random.pick(["14.21.3", "16.20.1", "18.16.1"])} api/ exec-env/AWS_Lambda_nodejs18.x`,
} as const;
