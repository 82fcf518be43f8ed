import { parseSettings } from "../../modules/settings/settings";
import { recordedEvents } from "../../modules/settings/recorded-events";
import { problemsOf, problemsWith, settingsWith } from "./support/settings-text";

const keyArn = "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555";
const words = "until the lock ends nobody can delete a log file, not even root or AWS";
const skipped = "queries skip these log files without an error";

describe("what the landing zone has already", () => {
  test("may be bucket, key, topic and trail", () => {
    expect(
      problemsWith({
        "existing.logBucket": "true",
        "existing.keyArn": keyArn,
        "existing.topicArn": "arn:aws:sns:us-east-1:222222222222:t",
        "existing.trail": "true",
      }),
    ).toEqual([]);
  });

  test("fails as a key that nobody can edit the policy of", () => {
    expect(problemsWith({ "existing.keyArn": "alias/aws/sns" })).toEqual([
      'existing.keyArn: must be the ARN of a customer key, because nobody can edit the policy of an alias/aws/ key; got "alias/aws/sns"; write it like arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555',
    ]);
  });

  test("fails as a key of another Region than the bucket's", () => {
    expect(problemsWith({ "existing.keyArn": keyArn.replace("us-east-1", "eu-west-1") })).toEqual([
      "existing.keyArn: must be in homeRegion (us-east-1), where the log bucket is; got eu-west-1; write a key of that Region",
    ]);
  });

  test("fails as something of another partition", () => {
    expect(problemsWith({ "existing.topicArn": "arn:aws-cn:sns:cn-north-1:222222222222:t" })).toEqual([
      'existing.topicArn: must be of partition aws; got "arn:aws-cn:sns:cn-north-1:222222222222:t", which is of aws-cn; write one of aws, or set partition: aws-cn',
    ]);
  });

  test("fails beside settings of what would be made", () => {
    const problems = problemsWith({
      "existing.logBucket": "true",
      "logBucket.retentionDays": "400",
      "existing.topicArn": "arn:aws:sns:us-east-1:222222222222:t",
      "notifications.topicName": "t",
      "existing.trail": "true",
      "trail.insights": "[ApiCallRateInsight]",
    });
    expect(problems.sort()).toEqual([
      "logBucket.retentionDays: must be left out with existing.logBucket, whose owner decides it; got it; remove it, or set existing.logBucket: false",
      'notifications.topicName: must be left out with existing.topicArn, which has a name already; got "t"; remove it, or existing.topicArn',
      "trail: must be left out with existing.trail, whose owner decides it; got it; remove it, or set existing.trail: false",
    ]);
  });
});

describe("what the trail records", () => {
  test("is read in the trail's own words", () => {
    const text = settingsWith({
      "trail.dataEvents":
        "{ advanced: [{ eventCategory: Data, name: f, resourceType: 'AWS::Lambda::Function', readOnly: false }] }",
      "trail.insights": "[ApiErrorRateInsight]",
      "trail.recordFewerManagementEvents": "{ readWriteType: WriteOnly, reason: cost }",
    });
    expect(recordedEvents(parseSettings(text, "x").trail)).toEqual({
      managementEvents: { recordFewerManagementEvents: { readWriteType: "WriteOnly", reason: "cost" } },
      dataEvents: {
        advanced: [{ eventCategory: "Data", name: "f", resourceType: "AWS::Lambda::Function", readOnly: false }],
      },
      insights: ["ApiErrorRateInsight"],
    });
  });

  test("is everything of management by default", () => {
    expect(recordedEvents(parseSettings(settingsWith(), "x").trail)).toEqual({});
  });

  test("fails where CloudTrail would refuse it, at the place in the file", () => {
    const text = `homeRegion: us-east-1
accounts: { management: { id: "111111111111" } }
logBucket: { name: example-logs }
trail:
  dataEvents:
    basic:
      - dataResources:
          - type: AWS::S3::Object
            values: ["arn:aws:s3:::example-logs/"]
`;
    expect(problemsOf(text)).toEqual([
      "9:22: trail.dataEvents.basic[0].dataResources[0].values[0]: must not take in example-logs, where each delivery would be recorded and so be delivered again; got 'arn:aws:s3:::example-logs/'; name other buckets, or use advanced selectors, which leave it out by themselves",
    ]);
  });

  test("fails with both kinds of selectors", () => {
    expect(
      problemsWith({
        "trail.dataEvents.basic":
          "[{ dataResources: [{ type: 'AWS::Lambda::Function', values: ['arn:aws:lambda'] }] }]",
        "trail.dataEvents.advanced": "[{ eventCategory: Data, name: f, resourceType: 'AWS::Lambda::Function' }]",
      }),
    ).toEqual([
      "trail.dataEvents: must have either basic or advanced selectors; got both; a trail takes one kind; advanced ones can say all that basic ones can",
    ]);
  });

  test("fails as fewer management events without those that an Insight needs", () => {
    expect(
      problemsWith({
        "trail.insights": "[ApiCallRateInsight]",
        "trail.recordFewerManagementEvents": "{ readWriteType: ReadOnly, reason: cost }",
      }),
    ).toEqual([
      "trail.insights[0]: must come with management events of type All or WriteOnly; got ApiCallRateInsight with ReadOnly; record more, or remove it",
    ]);
  });

  test("fails with a field that a selector of its category does not have", () => {
    expect(
      problemsWith({
        "trail.dataEvents.advanced":
          "[{ eventCategory: Data, name: f, resourceType: 'AWS::S3::Object', errorCodes: x }]",
      })[0],
    ).toMatch(/^trail\.dataEvents\.advanced\[0\]\.errorCodes: must be a setting; got an unknown key; /);
  });
});

describe("the lock's mode", () => {
  test("may be GOVERNANCE, and COMPLIANCE in so many words", () => {
    expect(problemsWith({ "logBucket.objectLockMode": "GOVERNANCE" })).toEqual([]);
    expect(
      problemsWith({
        "logBucket.objectLockMode": "COMPLIANCE",
        "logBucket.objectLockAcknowledgement": `"${words}"`,
      }),
    ).toEqual([]);
  });

  test("fails as COMPLIANCE without them, or with others", () => {
    expect(problemsWith({ "logBucket.objectLockMode": "COMPLIANCE" })).toEqual([
      `logBucket.objectLockMode: must come with objectLockAcknowledgement; got "COMPLIANCE"; add objectLockAcknowledgement: ${words}`,
    ]);
    expect(
      problemsWith({ "logBucket.objectLockMode": "COMPLIANCE", "logBucket.objectLockAcknowledgement": "yes" }),
    ).toEqual([`logBucket.objectLockAcknowledgement: must be ${words}; got "yes"; write ${words}`]);
  });

  test("fails as GOVERNANCE with them", () => {
    expect(problemsWith({ "logBucket.objectLockAcknowledgement": `"${words}"` })).toEqual([
      "logBucket.objectLockAcknowledgement: must be left out without objectLockMode: COMPLIANCE; got it; remove it",
    ]);
  });
});

describe("steps to cheaper storage", () => {
  test("may go to every class, cold ones in so many words", () => {
    expect(
      problemsWith({
        "logBucket.transitions": `[{ afterDays: 90, storageClass: GLACIER_IR }, { afterDays: 999, storageClass: DEEP_ARCHIVE, acknowledgement: ${skipped} }]`,
      }),
    ).toEqual([]);
  });

  test.each([
    [
      "[{ afterDays: 90, storageClass: GLACIER }]",
      `logBucket.transitions[0]: must have acknowledgement '${skipped}' for GLACIER; got none; correct the step`,
    ],
    [
      "[{ afterDays: 3653, storageClass: GLACIER_IR }]",
      "logBucket.transitions[0].afterDays: must be less than the days that objects are kept (3653); got 3653; correct the step",
    ],
    [
      "[{ afterDays: 90, storageClass: GLACIER_IR }, { afterDays: 60, storageClass: GLACIER_IR }]",
      "logBucket.transitions[1]: must be later and cheaper than the one before it; got GLACIER_IR after 60 days; correct the step",
    ],
  ])("fail as %s", (transitions, problem) => {
    expect(problemsWith({ "logBucket.transitions": transitions })).toEqual([problem]);
  });
});

describe("readers", () => {
  test("may be accounts, paths of the organization and its members", () => {
    expect(
      problemsWith({
        organization: "{ id: o-exampleorgid }",
        "accounts.members": '[{ id: "444444444444" }]',
        readers:
          '{ accountIds: ["666666666666"], organizationPaths: ["o-exampleorgid/r-ab12/*"], membersReadTheirOwn: true }',
      }),
    ).toEqual([]);
  });

  test("fail as members of no organization", () => {
    expect(problemsWith({ "readers.membersReadTheirOwn": "true" })).toEqual([
      "readers.membersReadTheirOwn: must come with organization or memberTrails.admit: o-…, whose members they are; got true; add one, or remove it",
    ]);
  });

  test("fail as everybody", () => {
    expect(problemsWith({ "readers.organizationPaths": '["*"]' })).toEqual([
      'readers.organizationPaths[0]: must be an organization, its root, units and a last * or /; got "*"; write it like o-exampleorgid/r-ab12/ou-ab12-11111111/*',
    ]);
  });
});

describe("the guard against tampering", () => {
  const role = "arn:aws:iam::111111111111:role/deploy";

  test.each([role, "arn:aws:iam::111111111111:role/dep*"])("may except %s, which deploys", (arn) => {
    expect(
      problemsWith({ "accounts.management.access.role": role, "tamperGuard.exceptPrincipalArns": `["${arn}"]` }),
    ).toEqual([]);
  });

  test("fails when it excepts nobody", () => {
    expect(problemsWith({ "tamperGuard.exceptPrincipalArns": "[]" })).toEqual([
      "tamperGuard.exceptPrincipalArns: must name at least one role or user, or nobody could ever change what is protected; got an empty list; add one, or remove the line",
    ]);
  });

  test("fails when it would shut out the next deploy", () => {
    expect(
      problemsWith({
        "accounts.management.access.role": role,
        "tamperGuard.exceptPrincipalArns": '["arn:aws:iam::111111111111:role/other"]',
      }),
    ).toEqual([
      `tamperGuard.exceptPrincipalArns: must include the role that deploys the log archive account, or the next deploy is refused; got others; add ${role}`,
    ]);
  });

  test.each(["arn:aws:iam::111111111111:root", "arn:aws:iam::111111111111:role/*", "*"])("fails for %s", (arn) => {
    expect(problemsWith({ "tamperGuard.exceptPrincipalArns": `["${arn}"]` })).toEqual([
      `tamperGuard.exceptPrincipalArns[0]: must be the ARN of a role or user, with a name before any wildcard; got "${arn}"; write it like arn:aws:iam::111111111111:role/deploy`,
    ]);
  });
});

describe("subscriptions", () => {
  test("may be queues, functions, endpoints and people", () => {
    expect(
      problemsWith({
        "notifications.subscriptions": `[
          { name: a, protocol: sqs, queueArn: "arn:aws:sqs:us-east-1:333333333333:siem" },
          { name: b, protocol: lambda, functionArn: "arn:aws:lambda:us-east-1:111111111111:function:f" },
          { name: c, protocol: https, url: "https://example.com/", confirmation: by-endpoint },
          { name: d, protocol: email, address: team@example.com }]`,
      }),
    ).toEqual([]);
  });

  test("fail without TLS, and twice with one name", () => {
    expect(
      problemsWith({
        "notifications.subscriptions":
          "[{ name: a, protocol: https, url: 'http://example.com', confirmation: by-hand }, { name: a, protocol: email, address: a@example.com }]",
      }).sort(),
    ).toEqual([
      'notifications.subscriptions[0].url: must be an address that begins with https:// and holds no password; got "http://example.com"; correct it',
      'notifications.subscriptions[1].name: must be unique, and is notifications.subscriptions[0] already; got "a"; choose another name',
    ]);
  });

  test("fail with the name of the queue, whose dead letters have it already", () => {
    const named = (name: string) => `[{ name: ${name}, protocol: email, address: a@example.com }]`;
    const problem = (name: string) => [
      `notifications.subscriptions[0].name: must not be that of notifications.queue, whose dead-letter queue is ${name}-dead-letters already; got "${name}"; choose another name`,
    ];
    const taken = "sms-trail-log-delivery";
    expect(problemsWith({ "notifications.subscriptions": named(taken) })).toEqual(problem(taken));
    const changes = { "notifications.subscriptions": named("inbox"), "notifications.queue.name": "inbox" };
    expect(problemsWith(changes)).toEqual(problem("inbox"));
    expect(problemsWith({ ...changes, "notifications.queue.name": "outbox" })).toEqual([]);
  });

  test("fail for a protocol that sends nothing encrypted", () => {
    expect(problemsWith({ "notifications.subscriptions": "[{ name: a, protocol: sms }]" })).toEqual([
      'notifications.subscriptions[0].protocol: must be one of sqs, lambda, https, email; got "sms"; did you mean sqs?',
    ]);
  });
});

describe("topics that are told of dead letters", () => {
  const told = (arn: string) =>
    problemsWith({ "accounts.logArchive.id": '"222222222222"', "notifications.alarmTopicArns": `["${arn}"]` });

  test("are of the log archive account and the home Region", () => {
    expect(told("arn:aws:sns:us-east-1:222222222222:alarms")).toEqual([]);
  });

  test.each(["arn:aws:sns:us-east-1:111111111111:alarms", "arn:aws:sns:eu-west-1:222222222222:alarms"])(
    "fail as %s",
    (arn) => {
      expect(told(arn)).toEqual([
        `notifications.alarmTopicArns[0]: must be of the log archive account (222222222222) and homeRegion (us-east-1); got "${arn}"; write a topic of that account and Region`,
      ]);
    },
  );
});

describe("a delegated administrator", () => {
  const organization = { organization: "{ id: o-exampleorgid }", "accounts.members": '[{ id: "444444444444" }]' };

  test("may make the trail of an organization", () => {
    expect(problemsWith({ ...organization, "accounts.delegatedAdministrator.id": '"777777777777"' })).toEqual([]);
  });

  test("fails without an organization, and as the management account", () => {
    expect(problemsWith({ "accounts.delegatedAdministrator.id": '"777777777777"' })).toEqual([
      "accounts.delegatedAdministrator: must come with organization, whose trail it makes; got none; add organization, or remove it",
    ]);
    expect(problemsWith({ ...organization, "accounts.delegatedAdministrator.id": '"111111111111"' })).toEqual([
      'accounts.delegatedAdministrator.id: must be another account than accounts.management; got "111111111111"; remove it: the management account makes the trail by itself',
    ]);
  });
});

describe("log files of older trails", () => {
  const source = (more: string) => ({
    "queries.otherSources": `[{ bucketName: example-old-logs, accountIds: ["444444444444"]${more} }]`,
  });

  test.each(["", ", prefix: old", ", organizationId: o-exampleorgid, controlTower: true", ", lastDay: 2016-11-14"])(
    "may be anywhere%s",
    (more) => {
      expect(problemsWith(source(more))).toEqual([]);
    },
  );

  test.each([
    [
      ", controlTower: true",
      "queries.otherSources[0].controlTower: must come with organizationId, which is its prefix; got true; add organizationId, or remove it",
    ],
    [
      ", organizationId: o-exampleorgid, controlTower: true, prefix: old",
      'queries.otherSources[0].prefix: must be left out with controlTower, whose prefix is the organization id; got "old"; remove prefix, or set controlTower: false',
    ],
    [
      ", lastDay: 2016-11-13",
      'queries.otherSources[0].lastDay: must not be before firstDay (2016-11-14); got "2016-11-13"; exchange the two days',
    ],
    [
      ", regions: [cn-north-1]",
      'queries.otherSources[0].regions[0]: must be a Region of partition aws; got "cn-north-1", which is of aws-cn; write one of aws, such as us-west-2, or set partition: aws-cn',
    ],
    [
      ", accountIds: []",
      "queries.otherSources[0].accountIds: must be a list of at least one account id; got an empty list; add one, or remove the line",
    ],
  ])("fail with%s", (more, problem) => {
    const text = more.startsWith(", accountIds")
      ? { "queries.otherSources": "[{ bucketName: example-old-logs, accountIds: [] }]" }
      : source(more);
    expect(problemsWith(text)).toEqual([problem]);
  });
});

describe("an audit account that Lake Formation governs", () => {
  const path = "queries.lakeFormation.readerArns";

  test("names roles and users, and no pattern of them", () => {
    const arns = '["arn:aws:iam::333333333333:role/team/Analyst", "arn:aws:iam::333333333333:user/ann"]';
    expect(problemsWith({ [path]: arns })).toEqual([]);
    expect(problemsWith({ [path]: '["arn:aws:iam::333333333333:role/*"]' })).toEqual([
      `${path}[0]: must be the ARN of one role or user, because Lake Formation knows no wildcards; got "arn:aws:iam::333333333333:role/*"; write it like arn:aws:iam::333333333333:role/Analyst`,
    ]);
  });

  test("fails with nobody, or somebody of another partition", () => {
    expect(problemsWith({ [path]: "[]" })).toEqual([
      `${path}: must name at least one role or user; got an empty list; add one, or remove the line`,
    ]);
    expect(problemsWith({ [path]: '["arn:aws-cn:iam::333333333333:role/Analyst"]' })).toEqual([
      `${path}[0]: must be of partition aws; got "arn:aws-cn:iam::333333333333:role/Analyst", which is of aws-cn; write one of aws, or set partition: aws-cn`,
    ]);
  });
});
