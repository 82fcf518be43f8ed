/** Identities as userIdentity records them, for stories. */

/** An IAM user with a long-term key. */
export function iamUser(userName: string): Record<string, unknown> {
  return {
    type: "IAMUser",
    principalId: `AIDA${userName.toUpperCase()}`,
    arn: `arn:aws:iam::111122223333:user/${userName}`,
    accountId: "111122223333",
    accessKeyId: `AKIA${userName.toUpperCase()}`,
    userName,
  };
}

/** A person's session of a role, without MFA. */
export function roleSession(role: string, session: string, accountId = "111122223333"): Record<string, unknown> {
  return {
    type: "AssumedRole",
    principalId: `AROA${role.toUpperCase()}:${session}`,
    arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`,
    accountId,
    accessKeyId: `ASIA${session.toUpperCase()}`,
    sessionContext: {
      sessionIssuer: { type: "Role", arn: `arn:aws:iam::${accountId}:role/${role}`, accountId, userName: role },
      attributes: { creationDate: "2018-09-03T07:55:00Z", mfaAuthenticated: "false" },
      sourceIdentity: `${session}@example.com`,
    },
  };
}

/** A migration service at work with its service-linked role. */
export function serviceRole(service: "sms" | "mgn"): Record<string, unknown> {
  const role = service === "sms" ? "AWSServiceRoleForSMS" : "AWSServiceRoleForApplicationMigrationService";
  return {
    type: "AssumedRole",
    principalId: `AROASERVICE:${service}`,
    arn: `arn:aws:sts::111122223333:assumed-role/${role}/${service}`,
    accountId: "111122223333",
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        arn: `arn:aws:iam::111122223333:role/aws-service-role/${service}.amazonaws.com/${role}`,
        accountId: "111122223333",
        userName: role,
      },
      attributes: { creationDate: "2018-09-03T07:55:00Z", mfaAuthenticated: "false" },
    },
    invokedBy: `${service}.amazonaws.com`,
  };
}

/** The root user in the console, with MFA. */
export const rootWithMfa: Record<string, unknown> = {
  type: "Root",
  principalId: "111122223333",
  arn: "arn:aws:iam::111122223333:root",
  accountId: "111122223333",
  accessKeyId: "ASIAROOT",
  sessionContext: { attributes: { creationDate: "2018-09-05T10:50:00Z", mfaAuthenticated: "true" } },
};
