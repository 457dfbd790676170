import { inTransaction } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BatchRows } from "../compute/batch-rows.ts";
import type { KeyRows } from "../compute/row-memory.ts";
import { metric } from "../metrics/detection/metric.ts";
import { SIGNAL } from "../metrics/detection/tables.ts";
import { NETWORK_KEY } from "../metrics/metric.ts";
import { streamTable } from "./stream-table.ts";
import type { StreamedRow } from "./streamed-table.ts";

type SignalRow = StreamedRow<typeof SIGNAL>;
const CHAIN_ID = 9;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const millionths = fc.oneof(
  fc.integer({ min: -3_000_000, max: 3_000_000 }),
  fc.maxSafeInteger(),
  fc.constant(2 ** 60),
);
const count = fc.oneof(fc.nat(50), fc.maxSafeNat());
const values = fc.record({
  family: fc.constantFrom("RES", "NET"),
  value: millionths,
  threshold: millionths,
  percentile: fc.integer({ min: 0, max: 1_000_000 }),
  contribution: millionths,
  evidence: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  evidence_count: count,
  formula_version: count,
  as_of_block: count,
});
/** Few identities, so that rows change, go and come back. */
const row: fc.Arbitrary<SignalRow> = fc
  .tuple(fc.constantFrom("a", "bb", "ÿ\0"), fc.constantFrom("RES-01", "Ünï", ""), values)
  .map(([entity, code, told]) => ({ network_key: NETWORK_KEY.toString("latin1"), entity, code, ...told }));
const rows = fc.uniqueArray(row, { selector: ({ entity, code }) => `${entity} ${code}` });

/** What a row should be once it is read again, written by other means than those of the table. */
function told({ entity, code, family, evidence, ...numbers }: SignalRow) {
  const decimals = (value: number) => {
    const digits = `${value < 0 ? -BigInt(value) : BigInt(value)}`.padStart(7, "0");
    return `${value < 0 ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}${"0".repeat(12)}`;
  };
  const { value, threshold, percentile, contribution } = numbers;
  return {
    entity: Buffer.from(entity, "latin1").toString("hex"),
    code,
    family,
    evidence: Buffer.from(evidence).toString("hex"),
    numbers: [value, threshold, percentile, contribution].map(decimals),
    counts: [numbers.evidence_count, numbers.formula_version, numbers.as_of_block].map(String),
  };
}

async function readTable() {
  const { rows: found } = await database.pool.query(
    `select encode(entity, 'hex') as entity, code, family, encode(evidence, 'hex') as evidence,
       array[value::text, threshold::text, percentile::text, contribution::text] as numbers,
       array[evidence_count::text, formula_version::text, as_of_block::text] as counts
     from metrics.signal where chain_id = $1`,
    [CHAIN_ID],
  );
  return found;
}

function sorted<Row extends { entity: string; code: string }>(all: readonly Row[]): Row[] {
  return all.toSorted((a, b) => (`${a.entity} ${a.code}` < `${b.entity} ${b.code}` ? -1 : 1));
}

/** Stores rows as a worker does that knows what it wrote before, or knows nothing. */
async function store(given: readonly SignalRow[], known: KeyRows | null): Promise<KeyRows> {
  const standing = known === null ? [] : ([[NETWORK_KEY.toString("latin1"), known]] as const);
  const batch = new BatchRows([NETWORK_KEY], new Map(standing));
  const scope = { chainId: CHAIN_ID, schema: "none", keys: [NETWORK_KEY], batch };
  await inTransaction(database.pool, (session) =>
    streamTable(session, { metric, scope, table: SIGNAL }, given),
  );
  return batch.rowsOf(NETWORK_KEY);
}

async function stamps(): Promise<Map<string, string>> {
  const { rows: found } = await database.pool.query(
    "select encode(entity, 'hex') || code as name, xmin::text as stamp from metrics.signal where chain_id = $1",
    [CHAIN_ID],
  );
  return new Map(found.map(({ name, stamp }) => [name, stamp]));
}

test("the table holds what was streamed last, whether what stood there is known or not", async () => {
  const step = fc.record({ rows, isKnown: fc.boolean() });
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
    await database.pool.query("delete from metrics.signal where chain_id = $1", [CHAIN_ID]);
    let known: KeyRows | null = null;
    for (const { rows: given, isKnown } of steps) {
      known = await store(given, isKnown ? known : null);
      expect(sorted(await readTable())).toEqual(sorted(given.map(told)));
    }
  });
  await fc.assert(property, { numRuns: 25 });
}, 120_000);

test("rows that are as they were are not written again", async () => {
  const [first, second] = fc.sample(
    fc.uniqueArray(row, { selector: ({ entity }) => entity, minLength: 2 }),
    1,
  )[0] as [SignalRow, SignalRow];
  await database.pool.query("delete from metrics.signal where chain_id = $1", [CHAIN_ID]);
  const known = await store([first, second], null);
  const before = await stamps();
  const changed = { ...second, as_of_block: second.as_of_block === 1 ? 2 : 1 };
  for (const standing of [known, null]) {
    const again = standing === null ? first : { ...first, value: first.value };
    await store([again, changed], standing);
    const after = await stamps();
    const nameOf = ({ entity, code }: SignalRow) => Buffer.from(entity, "latin1").toString("hex") + code;
    expect(after.get(nameOf(first))).toBe(before.get(nameOf(first)));
    expect(after.get(nameOf(second))).not.toBe(before.get(nameOf(second)));
  }
});

test("two rows with one identity are refused", async () => {
  const [one] = fc.sample(row, 1) as [SignalRow];
  await expect(store([one, one], null)).rejects.toThrow("same identity");
});
