import { awsIds } from "../aws-ids";
import type { NoiseRequest } from "./noise-request";

const source = "ec2.amazonaws.com";

const describe =
  (name: string, setName: string, member: string, prefix: string): NoiseRequest =>
  ({ account }, random) => ({
    source,
    name,
    readOnly: true,
    request: random.chance(0.7)
      ? { [setName]: { items: [{ [member]: random.pick(account.resources[prefix] ?? account.vpcs) }] }, filterSet: {} }
      : {
          maxResults: random.pick([100, 500, 1000]),
          [setName]: {},
          filterSet: {
            items: [
              {
                name: random.pick(["vpc-id", "tag:Name", "state"]),
                valueSet: { items: [{ value: random.pick(account.vpcs) }] },
              },
            ],
          },
        },
  });

/** What pipelines and inventories ask of Amazon EC2. */
export const ec2Reads: readonly NoiseRequest[] = [
  describe("DescribeInstances", "instancesSet", "instanceId", "i"),
  describe("DescribeSubnets", "subnetSet", "subnetId", "subnet"),
  describe("DescribeRouteTables", "routeTableIdSet", "routeTableId", "rtb"),
  describe("DescribeSecurityGroups", "securityGroupSet", "groupId", "sg"),
  describe("DescribeVpcs", "vpcSet", "vpcId", "vpc"),
  describe("DescribeNatGateways", "NatGatewaySet", "natGatewayId", "nat"),
  describe("DescribeNetworkInterfaces", "networkInterfaceIdSet", "networkInterfaceId", "eni"),
  describe("DescribeVolumes", "volumeSet", "volumeId", "vol"),
  describe("DescribeInternetGateways", "internetGatewayIdSet", "internetGatewayId", "igw"),
  describe("DescribeSnapshots", "snapshotSet", "snapshotId", "snap"),
  ({ account }, random) => ({
    source,
    name: "DescribeVpcAttribute",
    readOnly: true,
    request: {
      vpcId: random.pick(account.vpcs),
      attribute: random.pick(["enableDnsSupport", "enableDnsHostnames"]),
    },
  }),
  ({ account }, random) => ({
    source,
    name: "DescribeInstanceAttribute",
    readOnly: true,
    request: {
      instanceId: random.pick(account.instances),
      attribute: random.pick(["userData", "instanceType", "disableApiTermination"]),
    },
  }),
];

/** What pipelines change in Amazon EC2. */
export const ec2Writes: readonly NoiseRequest[] = [
  ({ account }, random) => ({
    source,
    name: "CreateTags",
    readOnly: false,
    request: {
      resourcesSet: { items: [{ resourceId: random.pick(account.instances) }] },
      tagSet: {
        items: [
          { key: "Name", value: `${random.pick(["web", "db", "batch"])}-${random.hex(6)}` },
          { key: "Owner", value: random.pick(["shop", "data", "ops"]) },
        ],
      },
    },
    response: { requestId: random.uuid(), _return: true },
  }),
  ({ account }, random) => ({
    source,
    name: random.pick(["StartInstances", "StopInstances"]),
    readOnly: false,
    request: { instancesSet: { items: [{ instanceId: random.pick(account.instances) }] }, force: false },
    response: { requestId: random.uuid() },
  }),
  (_place, random) => ({
    source,
    name: "AuthorizeSecurityGroupIngress",
    readOnly: false,
    request: {
      groupId: awsIds.resource(random, "sg"),
      ipPermissions: {
        items: [
          {
            ipProtocol: "tcp",
            fromPort: random.pick([443, 5432, 3306, 8080]),
            toPort: 0,
            groups: {},
            ipRanges: { items: [{ cidrIp: `10.${random.between(0, 255)}.${random.between(0, 255)}.0/24` }] },
            ipv6Ranges: {},
            prefixListIds: {},
          },
        ],
      },
    },
    response: { requestId: random.uuid(), _return: true },
  }),
  ({ account }, random) => ({
    source,
    name: "RunInstances",
    readOnly: false,
    request: {
      instancesSet: { items: [{ imageId: awsIds.resource(random, "ami"), minCount: 1, maxCount: 1 }] },
      instanceType: random.pick(["t3.micro", "m5.large", "c5.xlarge"]),
      blockDeviceMapping: {},
      monitoring: { enabled: false },
      disableApiTermination: false,
      clientToken: random.uuid().toUpperCase(),
      networkInterfaceSet: { items: [{ deviceIndex: 0, subnetId: random.pick(account.subnets) }] },
      iamInstanceProfile: { name: "app-server" },
      ebsOptimized: false,
    },
    response: {
      requestId: random.uuid(),
      reservationId: awsIds.resource(random, "r"),
      ownerId: account.id,
      groupSet: {},
      instancesSet: {
        items: [
          {
            instanceId: awsIds.resource(random, "i"),
            instanceState: { code: 0, name: "pending" },
            privateDnsName: `ip-10-0-${random.between(0, 255)}-${random.between(4, 250)}.ec2.internal`,
            amiLaunchIndex: 0,
          },
        ],
      },
    },
  }),
];
