import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openEngine, type Engine } from "./support/engine";

/** The one SMS record that AWS published, in the user guide's page on logging with CloudTrail. */
const documented = readFileSync(join(__dirname, "../fixtures/documented-sms-event.json"), "utf8");

describe("the documented SMS record", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
    await engine.insert([{ record: documented, account: "0123456789ab" }]);
  });
  afterAll(() => engine.close());

  test("says who, when, from where, with which parameters and which job", async () => {
    expect(await engine.rows("SELECT * FROM migration_events")).toMatchObject([
      {
        log_account: "0123456789ab",
        event_id: "55555555-6666-7777-8888-999999999999",
        event_time: "2018-09-04 16:34:49",
        event_name: "CreateReplicationJob",
        access: "write",
        succeeded: true,
        principal_kind: "iam-user",
        principal_name: "sms-user",
        principal_arn: "arn:aws:iam::0123456789ab:user/sms-user",
        principal_account_id: "0123456789ab",
        credential_kind: "long-term",
        made_by: "caller",
        mfa_used: null,
        source_ip_address: "1.2.3.4",
        request_parameters:
          '{"roleName":"sms","serverId":"s-01234567","runOnce":true,"seedReplicationTime":"Sep 4, 2018 4:36:48 PM"}',
        response_elements: '{"replicationJobId":"sms-job-012345677"}',
        resources: null,
        read_only: null,
        service: "sms",
        relation: "api",
        operation_known: true,
        replication_job_id: "sms-job-012345677",
        replication_run_id: null,
        server_id: "s-01234567",
      },
    ]);
  });

  test("is one row of its server", async () => {
    expect(await engine.rows("SELECT event_id, server_id, source_server_id FROM migration_event_servers")).toEqual([
      { event_id: "55555555-6666-7777-8888-999999999999", server_id: "s-01234567", source_server_id: null },
    ]);
  });
});
