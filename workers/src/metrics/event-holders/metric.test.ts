import { silentLogger } from "@facevalue/core";
import { inTransaction } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recomputeDirty } from "../../compute/recompute-dirty.ts";
import { applyChanges } from "../../feed/apply-changes.ts";
import { EventMemory } from "../../memory/event-memory.ts";
import type { ChainFact, SaleFact, TicketFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { type MetricRow, readMetrics, sortRows } from "../../testing/read-metrics.ts";
import { blocksOf, publication, resale } from "../../testing/sample-facts.ts";
import { TestChain } from "../../testing/test-chain.ts";
import { metric } from "./metric.ts";
import { countAll, countByBuyer } from "./read-buyers.ts";
import { ledger } from "./testing/ledger.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function ticket(number: number, owner: string, fields: Partial<TicketFact> = {}): TicketFact {
  return {
    type: "ticket",
    ticket: number.toString(16).padStart(4, "0"),
    event: "e1",
    tier: null,
    owner,
    status: "VALID",
    faceValue: null,
    faceCurrency: null,
    transferCount: 0,
    resaleCount: 0,
    issuedAt: 0,
    ...fields,
  };
}

function purchase(event: string, buyer: string, fields: Partial<SaleFact> = {}): SaleFact {
  return resale(event, { kind: "PRIMARY", buyer, hop: 0, ...fields });
}

async function rowOf(...facts: (readonly ChainFact[])[]): Promise<MetricRow | undefined> {
  const { event_holders } = await computeOnce(database, blocksOf(1, ...facts));
  return event_holders?.find(({ event_id }) => event_id === "e1");
}

test("wallets with one, two and five tickets: known mean, shares, Gini and HHI", async () => {
  const holders = ["a1", "a2", "a2", "a3", "a3", "a3", "a3", "a3"];
  const gone = (["VOIDED", "REFUNDED", "EXPIRED", "BURNED"] as const).map((status, index) =>
    ticket(100 + index, "a4", { status }),
  );
  const row = await rowOf(
    [publication("e1")],
    holders.map((owner, index) => ticket(index, owner)),
    gone,
  );
  expect(row).toMatchObject({
    held_count: "8",
    holder_count: "3",
    most_held: "5",
    holding_1_count: "1",
    holding_2_count: "1",
    holding_5_to_9_count: "1",
    mean_held: "2.666666666666666667",
    top_10_share: "1.000000000000000000",
    // (2 (1·1 + 2·2 + 3·5) − 4·8) / (3·8) and (1 + 4 + 25) / 64
    gini: "0.333333333333333333",
    hhi: "0.468750000000000000",
    holders_reason: null,
  });
});

test("numbered and unnumbered tickets of a wallet are one sum, of any size", async () => {
  const huge = 10n ** 77n;
  const holding = { type: "holding" as const, event: "e1" };
  const row = await rowOf([
    publication("e1"),
    ticket(1, "a1"),
    { ...holding, holding: "aa01", owner: "a1", quantity: huge },
    { ...holding, holding: "aa02", owner: "a2", quantity: 0n },
    { ...holding, holding: "aa03", owner: "a3", quantity: huge + 1n },
  ]);
  expect(row).toMatchObject({
    held_count: String(2n * huge + 2n),
    holder_count: "2",
    holding_10_or_more_count: "2",
    gini: "0.000000000000000000",
    hhi: "0.500000000000000000",
  });
});

test("the ten largest of eleven wallets", async () => {
  const owners = Array.from({ length: 11 }, (_, index) => `b${index.toString(16)}`);
  const all = [...owners, "b0"].map((owner, index) => ticket(index, owner));
  expect(await rowOf([publication("e1")], all)).toMatchObject({
    top_10_count: "11",
    top_10_share: "0.916666666666666667",
  });
});

test("an event without tickets has no concentration, and one without organizer no returning buyers", async () => {
  expect(await rowOf([publication("e1")])).toMatchObject({
    holder_count: "0",
    gini: null,
    hhi: null,
    mean_held: null,
    holders_reason: "NO_TICKETS",
    returning_count: null,
    returning_reason: "ORGANIZER_UNKNOWN",
    network_returning_share: null,
    network_returning_reason: "NO_SALES",
  });
});

test("a buyer returns who bought before, by block and by log; comps are no purchases", async () => {
  const row = await rowOf(
    [publication("e1", { organizer: "f1" }), publication("e2", { organizer: "f1" })],
    [publication("e3", { organizer: "f2" })],
    [
      purchase("e2", "a1"),
      purchase("e3", "a2"),
      purchase("e2", "a3", { price: 0n }),
      resale("e2", { buyer: "a6" }),
    ],
    [purchase("e2", "a4"), purchase("e1", "a4"), purchase("e1", "a5"), purchase("e2", "a5")],
    ["a1", "a2", "a3", "a6", "a7"].map((buyer) => purchase("e1", buyer)),
    [purchase("e1", "a7"), purchase("e1", "a8", { price: 0n }), purchase("e1", "a9", { price: null })],
  );
  // Before: a1 and a4 from the organizer, a2 and a6 from others; a3 for nothing; a5, a7 and a9 never.
  expect(row).toMatchObject({
    buyer_count: "8",
    returning_count: "2",
    returning_share: "0.250000000000000000",
    network_returning_count: "4",
    network_returning_share: "0.500000000000000000",
  });
});

const EVENTS = ["e1", "e2", "e3"];
const wallet = fc.constantFrom("a1", "a2");
const event = fc.constantFrom(...EVENTS);
const fact = fc.oneof(
  fc.record({ event, organizer: fc.constantFrom("f1", "f1", null) }),
  fc.record({ event, buyer: wallet, kind: fc.constantFrom("PRIMARY" as const, "SECONDARY" as const) }),
  fc.record({ event, buyer: wallet }),
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(fact, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
);

test("earlier purchases count the same block by block, after roll-backs, and from the definition", async () => {
  let chainId = 9000;
  const { db, pool } = database;
  const events = new EventMemory();
  const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
    chainId += 1;
    const chain = await TestChain.create(pool, chainId);
    const unit = { metric, network: chain };
    for (const one of steps) {
      if (typeof one === "number") await chain.rollback(chain.blocks.at(-1 - one)?.number ?? 0);
      else {
        const number = (chain.blocks.at(-1)?.number ?? 0) + 1;
        const published = new Set(
          chain.blocks.flatMap(({ facts }) =>
            facts.map((placed) => JSON.stringify(placed.type === "event" && placed.event)),
          ),
        );
        const facts = one.flatMap((loose): ChainFact[] => {
          if (!("organizer" in loose))
            return [purchase(loose.event, loose.buyer, "kind" in loose ? { kind: loose.kind } : {})];
          const key = JSON.stringify(loose.event);
          if (published.has(key)) return [];
          published.add(key);
          return [publication(loose.event, { organizer: loose.organizer })];
        });
        await chain.commit([{ number, time: 1000, facts }]);
      }
      await applyChanges(db, unit);
      const { signal } = new AbortController();
      await recomputeDirty({ pool, db, logger: silentLogger, signal, events }, unit);
    }
    const { event_holders } = await readMetrics(pool, chainId);
    expect(event_holders).toEqual(sortRows(ledger(chain.blocks, chain.rates).event_holders ?? []));
    expect(await countWith(countAll, chain)).toEqual(await countWith(countByBuyer, chain));
    await pool.query(`drop schema ${chain.schema} cascade`);
    await pool.query("delete from ops.network where chain_id = $1", [chainId]);
  });
  await fc.assert(property, { numRuns: 30 });
}, 300_000);

/** The buyers of all events, counted in one of the two ways. */
async function countWith(count: typeof countAll, { schema }: TestChain) {
  const { rows: keys } = await database.pool.query<{ event: Buffer }>(
    `select distinct event from ${schema}.sale`,
  );
  const scope = { schema, keys: keys.map(({ event }) => event) };
  return await inTransaction(database.pool, (session) => count(session, scope));
}
