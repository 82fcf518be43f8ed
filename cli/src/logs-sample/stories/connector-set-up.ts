import { eras } from "../eras";
import { javaTime } from "../java-time";
import { people } from "../people";
import { other, sms } from "../service-requests";
import type { Story } from "../story";

/** The first day of a migration: the role of SMS, a user for the connector, its buckets, and the connector appears. */
export const connectorSetUp: Story = {
  title: "connector set-up",
  era: eras.sms,
  part: [0.02, 0.08],
  tell: (stage) => {
    const { random, project } = stage;
    const { account, connectorUser, smsServiceRole } = project;
    const admin = people.console(stage, 0);
    const connector = people.connector(stage, 0.5);
    const userName = connectorUser.userName;

    const role = {
      path: smsServiceRole.path,
      roleName: smsServiceRole.roleName,
      roleId: smsServiceRole.principalId,
      arn: `arn:aws:iam::${account.id}:role${smsServiceRole.path}${smsServiceRole.roleName}`,
      createDate: javaTime(stage.time(0)),
    };
    const linkedRole = {
      request: { aWSServiceName: "sms.amazonaws.com" },
      response: { role },
      host: "iam.amazonaws.com",
    };
    stage.call(0, admin, other("iam", "CreateServiceLinkedRole", linkedRole));
    const user = {
      path: "/",
      userName,
      userId: connectorUser.principalId,
      arn: `arn:aws:iam::${account.id}:user/${userName}`,
      createDate: javaTime(stage.time(0.1)),
    };
    stage.call(
      0.1,
      admin,
      other("iam", "CreateUser", { request: { userName }, response: { user }, host: "iam.amazonaws.com" }),
    );
    const policyArn = "arn:aws:iam::aws:policy/ServerMigrationConnector";
    stage.call(
      0.15,
      admin,
      other("iam", "AttachUserPolicy", { request: { userName, policyArn }, host: "iam.amazonaws.com" }),
    );
    const accessKey = {
      userName,
      accessKeyId: connectorUser.accessKeyId,
      status: "Active",
      createDate: javaTime(stage.time(0.2)),
    };
    stage.call(
      0.2,
      admin,
      other("iam", "CreateAccessKey", { request: { userName }, response: { accessKey }, host: "iam.amazonaws.com" }),
    );

    stage.call(0.5, connector, other("iam", "GetUser", { host: "iam.amazonaws.com" }));
    for (const [i, prefix] of ["sms-b", "import-to-ec2"].entries()) {
      const bucketName = `${prefix}-${random.hex(8)}`;
      const host = `${bucketName}.s3.${project.region}.amazonaws.com`;
      const resources = [{ accountId: account.id, type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${bucketName}` }];
      const constraint = { LocationConstraint: project.region, xmlns: "http://s3.amazonaws.com/doc/2006-03-01/" };
      const create = { CreateBucketConfiguration: constraint, bucketName, Host: host };
      stage.call(0.55 + i * 0.1, connector, other("s3", "CreateBucket", { request: create, host, resources }));
      const LifecycleConfiguration = {
        Rule: { Expiration: { Days: 7 }, Status: "Enabled", Prefix: "", ID: "sms-expiry" },
      };
      const lifecycle = { lifecycle: "", LifecycleConfiguration, bucketName, Host: host };
      stage.call(0.58 + i * 0.1, connector, other("s3", "PutBucketLifecycle", { request: lifecycle, host, resources }));
    }
    stage.call(0.85, admin, sms("GetConnectors", { request: { maxResults: 50 } }));
    stage.call(0.95, admin, sms("GetConnectors"));
  },
};
