import { inTransaction, type Session } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { looseBlock, placeBlocks } from "../../testing/arbitrary-chain.ts";
import { TestChain } from "../../testing/test-chain.ts";
import { RoleCollector } from "../roles/role-collector.ts";
import { buildDossier } from "../signals/build-dossier.ts";
import { indexDossiers } from "../signals/dossier-index.ts";
import { readTerms } from "../signals/read-terms.ts";
import type { DetectionFacts } from "./detection-facts.ts";
import type { KnownDoors } from "./part-conditions.ts";
import { readFacts } from "./read-facts.ts";
import { readPart } from "./read-part.ts";

let database: TestDatabase;
let lastChainId = 8600;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const WALLETS = ["a0", "a1", "a2", "a3", "a4", "a5"];
const ORGANIZER = "a5";
const DISPERSER = "d0";

/** What names what in a dossier, besides transactions. */
const WALLET_KEYS = new Set(["wallet", "peer", "organizer"]);

/** A dossier with addresses and ids in place of the facts' own numbers. */
function named(facts: DetectionFacts, hashes: readonly string[], dossier: unknown): unknown {
  const listings = new Map<number, number>();
  const visit = (value: unknown, key: string): unknown => {
    if (value instanceof Map)
      return new Map([...value].map(([, own]) => [JSON.stringify(visit(own, "")), 1]));
    if (Array.isArray(value)) return value.map((own) => visit(own, key));
    if (typeof value === "bigint") return `${value}`;
    if (typeof value === "number") return numberNamed(key, value);
    if (typeof value !== "object" || value === null) return value;
    const own = value as Record<string, unknown>;
    const entries = Object.entries(own).map(([name, inner]): [string, unknown] => {
      if (name === "transaction" && typeof inner === "number") return [name, hashNamed(own.source, inner)];
      return [name, visit(inner, name)];
    });
    return Object.fromEntries(entries);
  };
  const hashNamed = (source: unknown, number: number) => {
    if (source === "terms") return hashes[number];
    return (source === "funding" ? facts.funding?.hashes : facts.transactions.hashes)?.hexOf(number);
  };
  const numberNamed = (key: string, value: number): unknown => {
    if (value < 0) return value;
    if (WALLET_KEYS.has(key)) return facts.wallets.hexOf(value);
    if (key === "event") return facts.events[value]?.id;
    if (key === "tier") return facts.tiers[value]?.id ?? "unpublished";
    if (key === "ticket") return facts.tickets.ids.hexOf(value);
    if (key === "currency" || key === "faceCurrency") return facts.currencies.hexOf(value);
    if (key !== "listing") return value;
    if (!listings.has(value)) listings.set(value, listings.size);
    return listings.get(value);
  };
  return visit(dossier, "");
}

async function dossierOf(
  session: Session,
  chain: TestChain,
  { facts, group }: { facts: DetectionFacts; group: readonly string[] },
): Promise<unknown> {
  const collector = new RoleCollector(facts.wallets.count);
  for (const [wallet, kind] of [[ORGANIZER, "ORGANIZER"] as const, [DISPERSER, "DISPERSER"] as const]) {
    const number = facts.wallets.find(Buffer.from(wallet, "hex"));
    if (number >= 0) collector.add(number, kind, { rule: "GIVEN", value: 1, threshold: 1 }, []);
  }
  const wallets = group
    .map((wallet) => facts.wallets.find(Buffer.from(wallet, "hex")))
    .filter((number) => number >= 0)
    .toSorted((one, other) => facts.wallets.compare(one, other));
  const terms = await readTerms(session, chain.schema, facts);
  const entity = { id: "0x", wallets, links: [], confidence: 0 };
  const source = { facts, roles: collector.take(), entities: [entity], terms, washTrades: new Map() };
  return named(facts, terms.hashes, buildDossier(indexDossiers(source), 0));
}

interface Payment {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

async function pay(chain: TestChain, payments: readonly Payment[]): Promise<void> {
  const accounts = [...WALLETS, DISPERSER, "f0"].map((wallet) => Buffer.from(wallet, "hex"));
  for (const [index, { block, from, to, amount }] of payments.entries()) {
    const caller = accounts[(from + to) % accounts.length];
    await database.pool.query(
      `insert into app.funding_transfer values ($1, $2, $3, -1, 0, $4, $5, $6, $7, '\\x00', $8, 'native')`,
      [
        chain.chainId,
        block,
        Buffer.from([1, index]),
        100 + block,
        accounts[from],
        accounts[to],
        caller,
        amount,
      ],
    );
  }
  if (payments.length > 0) {
    const scan = "insert into app.funding_scan values ($1, 'native', 1, 9, '\\x00')";
    await database.pool.query(scan, [chain.chainId]);
  }
}

/** Stores the transactions of sales, each sent by its buyer. */
async function storeTransactions({ schema }: TestChain): Promise<void> {
  await database.pool.query(`
    insert into ${schema}."transaction" (vid, block$, id, "index", sender, recipient, nonce, gas_price, value, block, "timestamp")
    select row_number() over (order by "transaction"), min(block$), "transaction", 0, min(buyer), '\\xcc', min(log_index), 1, 0, min(block), min("timestamp")
    from ${schema}.sale group by "transaction"`);
}

function doorsOf({ statuses, events }: DetectionFacts, asOf: number): KnownDoors {
  const firstUse = new Map<string, number>();
  for (let row = statuses.count - 1; row >= 0; row -= 1) {
    const id = events[statuses.event[row] as number]?.id;
    if (statuses.kind[row] === 0 && id !== undefined) firstUse.set(id, statuses.block[row] as number);
  }
  return { asOf, firstUse };
}

const payment = fc.record({
  block: fc.integer({ min: 1, max: 9 }),
  from: fc.nat(7),
  to: fc.nat(7),
  amount: fc.constantFrom(0, 1, 30, 1000),
});
const world = fc.record({
  blocks: fc.array(looseBlock, { minLength: 3, maxLength: 14, size: "max" }),
  payments: fc.array(payment, { maxLength: 8 }),
  cut: fc.nat(9),
  isKnown: fc.boolean(),
  group: fc.uniqueArray(fc.constantFrom(...WALLETS), { minLength: 1, maxLength: 4 }),
});

test("what some wallets did says of them what all facts say", async () => {
  const property = fc.asyncProperty(world, async ({ blocks, payments, group, cut, isKnown }) => {
    lastChainId += 1;
    const chain = await TestChain.create(database.pool, lastChainId);
    await chain.commit(placeBlocks([], blocks));
    await storeTransactions(chain);
    await pay(chain, payments);
    await inTransaction(database.pool, async (session) => {
      const wallets = group.map((wallet) => Buffer.from(wallet, "hex"));
      const whole = await readFacts(session, chain);
      const isThere = group.filter((wallet) => whole.wallets.find(Buffer.from(wallet, "hex")) >= 0);
      const before = await readFacts(session, chain, { asOf: cut });
      const part = await readPart(session, chain, { wallets, doors: isKnown ? doorsOf(before, cut) : null });
      expect(await dossierOf(session, chain, { facts: part, group: isThere })).toEqual(
        await dossierOf(session, chain, { facts: whole, group: isThere }),
      );
    });
  });
  await fc.assert(property, { numRuns: 60 });
}, 300_000);
