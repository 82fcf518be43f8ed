import type { Deployment } from "./deployment";
import { around, byRole, role, stranger, type PolicyCase } from "./policy-case";

/** The role that CloudTrail takes on to write to the log group: who takes it on, and what it may do. */
export function trailRoleCases(deployment: Deployment): PolicyCase[] {
  const { member, organizationId, partition, region } = deployment;
  const maker = deployment.delegate ?? deployment.management;
  const name = "sms-trail-cloudwatch-logs";
  const own = role(deployment, maker, name);
  const assume = around({
    of: `trust of ${name}`,
    principal: "cloudtrail.amazonaws.com",
    action: "sts:AssumeRole",
    resource: own,
    context: { "aws:PrincipalIsAWSService": "true", "aws:SecureTransport": "true" },
  });
  const stream = (name: string, group = "/aws/cloudtrail/sms-trail", accountId = maker) => ({
    resource: `arn:${partition}:logs:${region}:${accountId}:log-group:${group}:log-stream:${name}`,
  });
  const ofMaker = `${maker}_CloudTrail_${region}`;
  const writes = (action: string) =>
    around({ of: `role ${name}`, principal: own, action, ...stream(ofMaker), context: {} });
  const names = { "logs:CreateLogStream": "makes a stream", "logs:PutLogEvents": "writes to a stream" };
  return [
    assume.allowed("CloudTrail takes on the role"),
    assume.denied("CloudFormation takes on the role", { principal: "cloudformation.amazonaws.com" }),
    assume.denied("a stranger takes on the role", byRole(deployment, stranger, "sts")),
    ...Object.entries(names).flatMap(([action, does]) => {
      const write = writes(action);
      return [
        write.allowed(`the role ${does} of the trail's account`),
        write.allowed(`the role ${does} of the trail's account with a number behind`, stream(`${ofMaker}_2`)),
        write.denied(`the role ${does} of another group`, stream(ofMaker, "/aws/lambda/other")),
        write.denied(`the role ${does} of another account's group`, stream(ofMaker, undefined, stranger)),
        write.denied(`the role ${does} of a stranger's name`, stream(`${stranger}_CloudTrail_${region}`)),
        ...(organizationId === undefined
          ? [
              write.denied(
                `the role ${does} of an organization`,
                stream(`o-exampleorgid_${member}_CloudTrail_${region}`),
              ),
            ]
          : [
              write.allowed(
                `the role ${does} of a member account`,
                stream(`${organizationId}_${member}_CloudTrail_${region}`),
              ),
              write.denied(
                `the role ${does} of another organization`,
                stream(`o-otherorgid00_${member}_CloudTrail_${region}`),
              ),
            ]),
      ];
    }),
    writes("logs:DeleteLogStream").denied("the role deletes a stream", {}),
    writes("logs:GetLogEvents").denied("the role reads a stream", {}),
  ];
}
