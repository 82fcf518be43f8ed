import { call, openAnswers, type Answers } from "./support/answers";
import { iamUser, roleSession, serviceRole } from "./support/people";

let answers: Answers;
beforeAll(async () => {
  answers = await openAnswers();
});
afterAll(() => answers.close());

const ec2 = "ec2.amazonaws.com";
const bySms = { eventSource: ec2, userIdentity: serviceRole("sms") };
const byMgn = { eventSource: ec2, userIdentity: serviceRole("mgn") };

/** SMS imports an image, copies and shares its snapshot; MGN launches; a person does the same, which is no migration's. */
const images = [
  call("o1", "2019-01-01T08:00:00Z", "ImportImage", {
    ...bySms,
    requestParameters: { encrypted: true },
    responseElements: { importTaskId: "import-ami-0123456789abcdef0" },
  }),
  call("o2", "2019-01-01T09:00:00Z", "CopySnapshot", {
    ...bySms,
    requestParameters: { sourceSnapshotId: "snap-0aaaaaaaaaaaaaaaa", sourceRegion: "eu-west-1" },
    responseElements: { snapshotId: "snap-0bbbbbbbbbbbbbbbb" },
  }),
  call("o3", "2019-01-01T10:00:00Z", "ModifySnapshotAttribute", {
    ...bySms,
    requestParameters: {
      snapshotId: "snap-0bbbbbbbbbbbbbbbb",
      createVolumePermission: {
        add: { items: [{ userId: "444455556666" }, { group: "all" }] },
        remove: { items: [{ userId: "777788889999" }] },
      },
    },
    responseElements: { _return: true },
  }),
  call("o4", "2019-01-01T11:00:00Z", "DescribeSnapshots", { ...bySms, readOnly: true }),
  call("o5", "2019-01-01T12:00:00Z", "CopySnapshot", { eventSource: ec2, userIdentity: iamUser("anna") }),
  call("o6", "2019-01-01T13:00:00Z", "DeleteSnapshot", {
    ...bySms,
    requestParameters: { snapshotId: "snap-0aaaaaaaaaaaaaaaa" },
    errorCode: "Client.InvalidSnapshot.InUse",
  }),
];

test("ec2_changes: ids that request and response name, reading calls and other people left out", async () => {
  const rows = await answers.ask(images, "ec2_changes");
  const role = "AWSServiceRoleForSMS | sms.amazonaws.com";
  expect(rows).toEqual([
    `2019-01-01T08:00:00Z | sms | ImportImage | true | - | ${role} | - | - | - | - | import-ami-0123456789abcdef0 | us-east-1 | 111122223333 | o1`,
    `2019-01-01T09:00:00Z | sms | CopySnapshot | true | - | ${role} | - | - | snap-0aaaaaaaaaaaaaaaa, snap-0bbbbbbbbbbbbbbbb | - | - | us-east-1 | 111122223333 | o2`,
    `2019-01-01T10:00:00Z | sms | ModifySnapshotAttribute | true | - | ${role} | - | - | snap-0bbbbbbbbbbbbbbbb | - | - | us-east-1 | 111122223333 | o3`,
    `2019-01-01T13:00:00Z | sms | DeleteSnapshot | false | Client.InvalidSnapshot.InUse | ${role} | - | - | snap-0aaaaaaaaaaaaaaaa | - | - | us-east-1 | 111122223333 | o6`,
  ]);
});

test("migrated_images: what others did with images of a migration, and with no other image", async () => {
  const other = (id: string, time: string, name: string, requestParameters: object, more: object = {}) =>
    call(id, time, name, { eventSource: ec2, userIdentity: iamUser("anna"), requestParameters, ...more });
  const shared = {
    snapshotId: "snap-0bbbbbbbbbbbbbbbb",
    createVolumePermission: { add: { items: [{ userId: "999988887777" }] } },
  };
  const given = other("p1", "2019-02-01T08:00:00Z", "ModifySnapshotAttribute", shared, {
    userIdentity: roleSession("Ops", "jo"),
  });
  const rows = await answers.ask(
    [
      ...images,
      given,
      { ...given, day: "2019/02/02" },
      other(
        "p2",
        "2019-02-01T09:00:00Z",
        "CopySnapshot",
        { sourceSnapshotId: "snap-0bbbbbbbbbbbbbbbb" },
        { responseElements: { snapshotId: "snap-0cccccccccccccccc" } },
      ),
      other("p3", "2019-02-01T10:00:00Z", "DeleteSnapshot", { snapshotId: "snap-0cccccccccccccccc" }),
      other(
        "p4",
        "2019-02-03T08:00:00Z",
        "DeleteSnapshot",
        { snapshotId: "snap-0aaaaaaaaaaaaaaaa" },
        { errorCode: "Client.UnauthorizedOperation" },
      ),
      other(
        "p5",
        "2019-02-03T09:00:00Z",
        "DescribeSnapshots",
        { snapshotSet: { items: [shared] } },
        { readOnly: true },
      ),
      other("p6", "2019-02-03T10:00:00Z", "CreateTags", {
        resourcesSet: { items: [{ resourceId: "snap-0bbbbbbbbbbbbbbbb" }] },
      }),
      // MGN's role tags an image, and somebody takes it out of service; a refused call of MGN's makes no image a migration's
      call("p7", "2023-03-01T08:00:00Z", "CreateTags", {
        ...byMgn,
        requestParameters: { resourcesSet: { items: [{ resourceId: "ami-0eeeeeeeeeeeeeeee" }] } },
      }),
      other("p8", "2023-03-02T08:00:00Z", "DeregisterImage", { imageId: "ami-0eeeeeeeeeeeeeeee" }),
      call("p9", "2023-03-03T08:00:00Z", "CopyImage", {
        ...byMgn,
        requestParameters: { sourceImageId: "ami-0ffffffffffffffff" },
        errorCode: "Client.InvalidAMIID.NotFound",
      }),
      other("p10", "2023-03-04T08:00:00Z", "DeregisterImage", { imageId: "ami-0ffffffffffffffff" }),
    ],
    "migrated_images",
  );
  const where = "192.0.2.10 | us-east-1 | 111122223333";
  expect(rows).toEqual([
    `2019-02-01T08:00:00Z | ModifySnapshotAttribute | snap-0bbbbbbbbbbbbbbbb | 2019-01-01T09:00:00Z | 999988887777 | - | - | true | - | role | Ops | jo | ${where} | p1`,
    `2019-02-01T09:00:00Z | CopySnapshot | snap-0bbbbbbbbbbbbbbbb | 2019-01-01T09:00:00Z | - | - | snap-0cccccccccccccccc | true | - | iam-user | anna | - | ${where} | p2`,
    `2019-02-03T08:00:00Z | DeleteSnapshot | snap-0aaaaaaaaaaaaaaaa | 2019-01-01T09:00:00Z | - | - | - | false | Client.UnauthorizedOperation | iam-user | anna | - | ${where} | p4`,
    `2023-03-02T08:00:00Z | DeregisterImage | ami-0eeeeeeeeeeeeeeee | 2023-03-01T08:00:00Z | - | - | - | true | - | iam-user | anna | - | ${where} | p8`,
  ]);
});

test("images_and_snapshots: what was copied from where, and who was given or lost access", async () => {
  const role = "sms | AWSServiceRoleForSMS | sms.amazonaws.com | us-east-1 | 111122223333";
  expect(await answers.ask(images, "images_and_snapshots")).toEqual([
    `2019-01-01T08:00:00Z | ImportImage | import-ami-0123456789abcdef0 | - | - | true | - | - | true | ${role} | o1`,
    `2019-01-01T09:00:00Z | CopySnapshot | snap-0bbbbbbbbbbbbbbbb | snap-0aaaaaaaaaaaaaaaa | eu-west-1 | - | - | - | true | ${role} | o2`,
    `2019-01-01T10:00:00Z | ModifySnapshotAttribute | snap-0bbbbbbbbbbbbbbbb | - | - | - | 444455556666, all | 777788889999 | true | ${role} | o3`,
  ]);
});

test("launched_instances: the server where the request's tags name it, the stack where they name that", async () => {
  const tagged = (...tags: [string, string][]) => ({
    tagSpecificationSet: { items: [{ resourceType: "instance", tags: tags.map(([key, value]) => ({ key, value })) }] },
  });
  const instances = (...ids: string[]) => ({
    instancesSet: { items: ids.map((instanceId) => ({ instanceId, imageId: "ami-0cccccccccccccccc" })) },
  });
  const rows = await answers.ask(
    [
      call("l1", "2023-01-01T08:00:00Z", "RunInstances", {
        ...byMgn,
        requestParameters: {
          instanceType: "m5.large",
          subnetId: "subnet-1",
          ...tagged(["AWSApplicationMigrationServiceManaged", "mgn.amazonaws.com"], ["source", "s-0123456789abcdef0"]),
        },
        responseElements: instances("i-0ddddddddddddddd2", "i-0ddddddddddddddd1"),
      }),
      call("l2", "2019-01-01T08:00:00Z", "RunInstances", {
        eventSource: ec2,
        userIdentity: { ...roleSession("sms-launch", "stack"), invokedBy: "cloudformation.amazonaws.com" },
        requestParameters: {
          instanceType: "t2.micro",
          instancesSet: { items: [{ imageId: "ami-0eeeeeeeeeeeeeeee" }] },
          ...tagged(["aws:cloudformation:stack-name", "sms-app-1"]),
        },
        responseElements: null,
      }),
      call("l3", "2019-01-01T09:00:00Z", "RunInstances", { ...bySms, errorCode: "Client.UnauthorizedOperation" }),
    ],
    "launched_instances",
  );
  expect(rows).toEqual([
    "2019-01-01T08:00:00Z | - | ami-0eeeeeeeeeeeeeeee | t2.micro | - | - | - | sms-app-1 | sms | sms-launch | cloudformation.amazonaws.com | us-east-1 | 111122223333 | l2",
    "2023-01-01T08:00:00Z | i-0ddddddddddddddd1, i-0ddddddddddddddd2 | ami-0cccccccccccccccc | m5.large | subnet-1 | s-0123456789abcdef0 | - | - | mgn | AWSServiceRoleForApplicationMigrationService | mgn.amazonaws.com | us-east-1 | 111122223333 | l1",
  ]);
});

test("s3_changes: each bucket with what it is for", async () => {
  const s3 = (id: string, time: string, name: string, bucketName: string, fields = {}) =>
    call(id, time, name, {
      eventSource: "s3.amazonaws.com",
      userIdentity: serviceRole("sms"),
      requestParameters: { bucketName },
      ...fields,
    });
  const rows = await answers.ask(
    [
      s3("b1", "2019-01-01T08:00:00Z", "CreateBucket", "sms-app-1"),
      s3("b2", "2019-01-01T08:00:00Z", "PutBucketLifecycle", "sms-b-1"),
      s3("b3", "2019-01-02T08:00:00Z", "PutBucketLifecycle", "sms-b-1", { errorCode: "AccessDenied" }),
      s3("b4", "2019-01-02T08:00:00Z", "GetBucketLocation", "sms-b-1"),
      s3("b5", "2019-01-02T08:00:00Z", "CreateBucket", "other"),
    ],
    "s3_changes",
  );
  const role = "sms | AWSServiceRoleForSMS | sms.amazonaws.com";
  expect(rows).toEqual([
    `other | other | CreateBucket | ${role} | 1 | 0 | 2019-01-02T08:00:00Z | 2019-01-02T08:00:00Z`,
    `sms-app-1 | application | CreateBucket | ${role} | 1 | 0 | 2019-01-01T08:00:00Z | 2019-01-01T08:00:00Z`,
    `sms-b-1 | upload | PutBucketLifecycle | ${role} | 2 | 1 | 2019-01-01T08:00:00Z | 2019-01-02T08:00:00Z`,
  ]);
});

test("stack_changes, ssm_commands and roles_taken: names, commands and roles out of the requests", async () => {
  const deliveries = [
    call("k1", "2019-01-01T08:00:00Z", "CreateStack", {
      eventSource: "cloudformation.amazonaws.com",
      userIdentity: serviceRole("sms"),
      requestParameters: { stackName: "sms-app-1", roleARN: "arn:aws:iam::111122223333:role/sms-launch" },
    }),
    call("k2", "2020-09-01T08:00:00Z", "SendCommand", {
      eventSource: "ssm.amazonaws.com",
      userIdentity: serviceRole("sms"),
      requestParameters: { documentName: "AWS-RunRemoteScript", instanceIds: ["i-0123456789abcdef0"] },
      responseElements: { command: { commandId: "cmd-1" } },
    }),
    call("k3", "2020-09-01T09:00:00Z", "AssumeRole", {
      eventSource: "sts.amazonaws.com",
      readOnly: true,
      userIdentity: { type: "AWSService", invokedBy: "sms.amazonaws.com" },
      requestParameters: { roleArn: "arn:aws:iam::111122223333:role/sms" },
    }),
    call("k4", "2020-09-01T10:00:00Z", "AddRoleToInstanceProfile", {
      eventSource: "iam.amazonaws.com",
      readOnly: false,
      userIdentity: serviceRole("mgn"),
      requestParameters: { roleName: "AWSApplicationMigrationConversionServerRole" },
      errorCode: "AccessDenied",
    }),
    // a role of that name in another account is another role
    call("k5", "2020-09-02T10:00:00Z", "AddRoleToInstanceProfile", {
      eventSource: "iam.amazonaws.com",
      readOnly: false,
      userIdentity: serviceRole("mgn"),
      requestParameters: { roleName: "AWSApplicationMigrationConversionServerRole" },
      recipientAccountId: "444455556666",
    }),
  ];
  expect(await answers.ask(deliveries, "stack_changes")).toEqual([
    "2019-01-01T08:00:00Z | sms | CreateStack | sms-app-1 | - | arn:aws:iam::111122223333:role/sms-launch | true | - | AWSServiceRoleForSMS | sms.amazonaws.com | us-east-1 | 111122223333 | k1",
  ]);
  expect(await answers.ask(deliveries, "ssm_commands")).toEqual([
    "2020-09-01T08:00:00Z | sms | SendCommand | AWS-RunRemoteScript | cmd-1 | i-0123456789abcdef0 | true | - | AWSServiceRoleForSMS | sms.amazonaws.com | us-east-1 | 111122223333 | k2",
  ]);
  expect(await answers.ask(deliveries, "roles_taken")).toEqual([
    "iam.amazonaws.com | AddRoleToInstanceProfile | AWSApplicationMigrationConversionServerRole | 111122223333 | mgn | role | AWSServiceRoleForApplicationMigrationService | mgn.amazonaws.com | 1 | 1 | 2020-09-01T10:00:00Z | 2020-09-01T10:00:00Z",
    "iam.amazonaws.com | AddRoleToInstanceProfile | AWSApplicationMigrationConversionServerRole | 444455556666 | mgn | role | AWSServiceRoleForApplicationMigrationService | mgn.amazonaws.com | 1 | 0 | 2020-09-02T10:00:00Z | 2020-09-02T10:00:00Z",
    "sts.amazonaws.com | AssumeRole | arn:aws:iam::111122223333:role/sms | 111122223333 | sms | aws-service | sms.amazonaws.com | sms.amazonaws.com | 1 | 0 | 2020-09-01T09:00:00Z | 2020-09-01T09:00:00Z",
  ]);
});
