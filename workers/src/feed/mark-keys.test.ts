import { createTestDatabase } from "@facevalue/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { METRICS } from "../metrics/registry.ts";
import { blocksOf, resale } from "../testing/sample-facts.ts";
import { TestChain } from "../testing/test-chain.ts";
import { applyChanges } from "./apply-changes.ts";

test("rows that a source leaves out touch nothing, from scratch or in a new block", async () => {
  const { pool, db, drop } = await createTestDatabase();
  onTestFinished(drop);
  const chain = await TestChain.create(pool, 5);
  const metric = METRICS.find(({ name }) => name === "wallet-profile");
  if (metric === undefined) throw new Error("there is no such metric");
  const read = async (...facts: Parameters<TestChain["commit"]>[0]) => {
    await chain.commit(facts);
    await applyChanges(db, { metric, network: chain });
    const { rows } = await pool.query<{ key: string }>(
      "delete from ops.dirty_key where metric = $1 returning encode(key, 'hex') as key",
      [metric.name],
    );
    return rows.map(({ key }) => key).sort();
  };
  const sale = { seller: "a1", buyer: "a2" };
  const primary = resale("e1", { ...sale, kind: "PRIMARY" });
  // An organizer sells all that there is: its profile does not follow from its primary sales.
  expect(await read(...blocksOf(1, [primary]))).toEqual(["a2"]);
  expect(await read(...blocksOf(2, [primary]))).toEqual(["a2"]);
  expect(await read(...blocksOf(3, [resale("e1", sale)]))).toEqual(["a1", "a2"]);
});
