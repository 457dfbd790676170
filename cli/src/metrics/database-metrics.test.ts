import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDatabaseMetrics } from "./database-metrics.ts";
import { MetricsPage } from "./metrics-page.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

test("issues are counted per network, and left out where a network's tables keep none", async () => {
  await database.pool.query(`
    create schema chain_1; create schema chain_5;
    create table chain_1.indexing_issue (n int); insert into chain_1.indexing_issue values (1), (2);
    insert into ops.network (chain_id, schema_name, fingerprint) values (1, 'chain_1', 'a'), (5, 'chain_5', 'b')`);
  const page = new MetricsPage();
  addDatabaseMetrics(page, database.db, silentLogger);
  const text = await page.render();
  expect(text).toContain('facevalue_indexing_issues{chain_id="1"} 2');
  expect(text).not.toContain('facevalue_indexing_issues{chain_id="5"}');
  expect(text).toContain("facevalue_database_up 1");
});
