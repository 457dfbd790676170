import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seedCapRules } from "./seed-cap-rules.ts";
import { readShippedCapRules } from "./shipped-cap-rules.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

async function readRules() {
  const { rows } = await database.pool.query(
    `select id, jurisdiction, name, valid_from::text as "validFrom", valid_to::text as "validTo", base,
       trim_scale(multiplier)::text as multiplier, trim_scale(txn_cost_cap)::text as "txnCostCap",
       platform_fee_rule as "platformFeeRule", scope, volume_rule as "volumeRule", exemptions,
       source_url as "sourceUrl", verified_at::text as "verifiedAt", status
     from app.cap_rule order by id`,
  );
  return rows;
}

test("a migrated database has the rules of the file in every field", async () => {
  const shipped = readShippedCapRules();
  expect(await readRules()).toEqual(shipped.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  expect(shipped.map(({ jurisdiction }) => jurisdiction)).toEqual(
    expect.arrayContaining(["GB", "IE", "AU-NSW", "AU-VIC", "AU-SA", "FR", "IT", "CA-ON", "US", "CN"]),
  );
});

test("seeding again repairs shipped rows and leaves others", async () => {
  const { pool, db } = database;
  const before = await readRules();
  await pool.query("update app.cap_rule set multiplier = 9 where id = 'ie-act-21-2021'");
  await pool.query("delete from app.cap_rule where id = 'cn-real-name'");
  await pool.query(
    "insert into app.cap_rule (id, jurisdiction, name, status, is_shipped) values ('gone', 'NL', 'n', 'UNVERIFIED', true)",
  );
  await seedCapRules(db);
  expect(await readRules()).toEqual(before);

  await pool.query(
    "insert into app.cap_rule (id, jurisdiction, name, status) values ('own', 'NL', 'n', 'UNVERIFIED')",
  );
  await pool.query("update app.cap_rule set is_shipped = false, name = 'ours' where id = 'gb-resale-cap'");
  await seedCapRules(db);
  const after = await readRules();
  expect(after).toContainEqual(expect.objectContaining({ id: "own" }));
  expect(after).toContainEqual(expect.objectContaining({ id: "gb-resale-cap", name: "ours" }));
});
