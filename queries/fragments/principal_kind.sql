-- First match wins; a type that is there is never overridden by eventType (people's sign-in events are AwsServiceEvents too).
CASE
  WHEN useridentity.type = 'Root' THEN 'root'
  WHEN useridentity.type = 'IAMUser' THEN 'iam-user'
  WHEN useridentity.type IN ('AssumedRole', 'Role') THEN 'role'
  WHEN useridentity.type = 'FederatedUser' THEN 'federated-user'
  WHEN useridentity.type = 'SAMLUser' THEN 'saml-user'
  WHEN useridentity.type = 'WebIdentityUser' THEN 'web-identity-user'
  WHEN useridentity.type = 'IdentityCenterUser' THEN 'identity-center-user'
  WHEN useridentity.type = 'AWSAccount' THEN 'aws-account'
  WHEN useridentity.type = 'Directory' THEN 'directory'
  WHEN useridentity.type = 'AWSService' THEN 'aws-service'
  WHEN useridentity.type IS NULL AND (useridentity.invokedby IS NOT NULL OR eventtype = 'AwsServiceEvent') THEN 'aws-service'
  ELSE 'unknown'
END AS principal_kind
