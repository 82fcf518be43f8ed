/** The rules of classification in words, for docs/schema.md. The SQL is in fragments/. */
export const principalRules = `## Who made a call

First match wins; every record has exactly one value.

\`principal_kind\` comes from userIdentity.type. Only a record without a type that has invokedBy, or is an AwsServiceEvent, is an
\`aws-service\` on top of that; a type that is there is never overridden (people's sign-in events are AwsServiceEvents of type Unknown).

@kinds

- \`principal_arn\` is userIdentity.arn as recorded, for every kind; for a role that is the session's. The role's own is \`session_issuer_arn\`.
- \`principal_account_id\` is userIdentity.accountId, else the account of the session's issuer, else that of the ARN; NULL for an AWS service.
- \`session_name\` is the role session's name, from principalId or ARN; NULL for other kinds.
- \`credential_kind\`: \`none\` for an AWS service; \`temporary\` for roles, federated, SAML, web identity and Identity Center users, and for root and IAM users
  whose key starts with ASIA, whose session has a creation date, or whose session is an assumed root; \`long-term\` for other root and IAM
  users; else \`unknown\`. An empty sessionContext proves nothing.
- \`made_by\`: \`aws-service\` when the kind is, or invokedBy names a service other than signin.amazonaws.com; \`aws-internal\` when invokedBy is
  "AWS Internal" (the console's back end); else \`caller\`. A user or role with \`aws-service\` started a forward access session, or is the service's role.
- \`access\`: the lists of SMS and MGN operations below, with the actions of connectors and agents; else readOnly; else the verb (Get, List, Describe,
  Head, BatchGet read); else \`unknown\`.
- \`succeeded\`: no errorCode, no errorMessage, and no failed ConsoleLogin. The call was _accepted_; a job that it started may still have failed.
- \`event_time\` is NULL for a text that is not \`yyyy-MM-ddTHH:mm:ss[.fff]Z\`; saved queries keep such records in every range of their delivery dates.`;

/** Where principal_name comes from, by kind. */
export const principalNames: readonly (readonly [kind: string, types: string, name: string])[] = [
  ["root", "Root", "`root`; an account alias is not a name of the user"],
  ["iam-user", "IAMUser", "userName, else the last part of the ARN"],
  ["role", "AssumedRole, Role", "the role's name: sessionIssuer.userName, else from the ARN, else userName"],
  ["federated-user", "FederatedUser", "the name in the ARN, else in principalId"],
  ["saml-user", "SAMLUser", "userName"],
  ["web-identity-user", "WebIdentityUser", "userName"],
  ["identity-center-user", "IdentityCenterUser", "userName, else onBehalfOf.userId"],
  ["aws-account", "AWSAccount", "accountId: the record names nobody in the other account"],
  ["directory", "Directory", "userName"],
  ["aws-service", "AWSService, or no type (see above)", "invokedBy, else the event source"],
  ["unknown", "anything else, Unknown included", "userName, often NULL"],
];
