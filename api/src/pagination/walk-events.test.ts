import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { globalId, hex } from "../testing/chain-ids.ts";
import { eventIdOf, eventRow } from "../testing/chain-rows.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { TestNetwork } from "../testing/test-network.ts";
import { idsOfWalk, type Page, type PageVariables, walkList } from "../testing/walk-list.ts";

const QUERY = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: EventOrder) {
  events(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }`;

let database: TestDatabase;
let api: TestApi;
let networks: readonly TestNetwork[];

beforeAll(async () => {
  database = await createTestDatabase();
  networks = [
    await TestNetwork.create(database.pool, 137, "B"),
    await TestNetwork.create(database.pool, 1, "A"),
  ];
  api = await createTestApi(database.pool);
});

beforeEach(empty);

afterAll(async () => {
  await database?.drop();
});

async function empty(): Promise<void> {
  await database.pool.query("truncate chain_1.event, chain_137.event");
}

/** An event with few possible values, so that most are equal to others. */
const event = fc.record({
  network: fc.nat(1),
  starts_at: fc.constantFrom(0n, 7n, 2n ** 256n - 1n),
  published_at: fc.constantFrom(1n, 2n),
  issued_count: fc.constantFrom(0n, 10n, 9n, 100n),
  name: fc.constantFrom("a", "B", "b", "", "周杰倫", "🎫", "%", `same ${"x".repeat(100)}`, "é".repeat(3000)),
});
type TestEvent = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

const FIELDS = {
  STARTS_AT: ({ starts_at }: TestEvent) => starts_at,
  PUBLISHED_AT: ({ published_at }: TestEvent) => published_at,
  ISSUED_COUNT: ({ issued_count }: TestEvent) => issued_count,
  // Text sorts by its bytes in UTF-8.
  NAME: ({ name }: TestEvent) => hex(Buffer.from(Array.from(name.toLowerCase()).slice(0, 100).join(""))),
};

const walk = fc.record({
  events: fc.array(event, { maxLength: 25 }),
  inserted: fc.array(event, { maxLength: 10 }),
  sizes: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
  field: fc.constantFrom("STARTS_AT", "PUBLISHED_AT", "ISSUED_COUNT", "NAME"),
  direction: fc.constantFrom("ASC", "DESC"),
});
type Case = typeof walk extends fc.Arbitrary<infer Value> ? Value : never;

async function insert(number: number, { network, ...columns }: TestEvent): Promise<void> {
  const values = Object.entries(columns).map(([name, value]) => [name, String(value)]);
  await networks[network]?.insert("event", eventRow(number, Object.fromEntries(values)));
}

function idOf(number: number, { network }: TestEvent): string {
  return globalId("Event", networks[network]?.chainId ?? 0, eventIdOf(number));
}

/** Ids in the order asked for: by value, then chain, then id. */
function expectedIds({ events, field, direction }: Case): string[] {
  const keyed = events.map((one, number) => {
    const chainId = networks[one.network]?.chainId ?? 0;
    return { id: idOf(number, one), key: [FIELDS[field](one), chainId, hex(eventIdOf(number))] as const };
  });
  keyed.sort((a, b) => {
    const index = a.key.findIndex((value, part) => value !== b.key[part]);
    return (a.key[index] ?? 0) < (b.key[index] ?? 0) ? -1 : 1;
  });
  const ids = keyed.map(({ id }) => id);
  return direction === "ASC" ? ids : ids.reverse();
}

function reader({ field, direction }: Case): (page: PageVariables) => Promise<Page> {
  const orderBy = { field, direction };
  return async (page) => (await api.read<{ events: Page }>(QUERY, { ...page, orderBy })).events;
}

test("walking forward and walking backward give the whole list in order", async () => {
  await fc.assert(
    fc
      .asyncProperty(walk, async (one) => {
        for (const [number, each] of one.events.entries()) await insert(number, each);
        const expected = expectedIds(one);
        for (const isBackward of [false, true]) {
          const pages = await walkList({ read: reader(one), sizes: one.sizes, isBackward });
          expect(idsOfWalk(pages, isBackward)).toEqual(expected);
          const ordered = isBackward ? pages.toReversed() : pages;
          expect(ordered.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(
            ordered.map((_, n) => n > 0),
          );
          expect(ordered.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual(
            ordered.map((_, n) => n < ordered.length - 1),
          );
        }
      })
      .afterEach(empty),
    { numRuns: 25 },
  );
});

test("events that are published during a walk neither repeat nor displace those that were there", async () => {
  await fc.assert(
    fc
      .asyncProperty(walk, fc.boolean(), async (one, isBackward) => {
        for (const [number, each] of one.events.entries()) await insert(number, each);
        const expected = expectedIds(one);
        const pages = await walkList({
          read: reader(one),
          sizes: one.sizes,
          isBackward,
          betweenPages: async (index) => {
            const late = one.inserted[index];
            if (late !== undefined) await insert(1000 + index, late);
          },
        });
        const ids = idsOfWalk(pages, isBackward);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => expected.includes(id))).toEqual(expected);
      })
      .afterEach(empty),
    { numRuns: 25 },
  );
});

test("a page between two cursors holds what lies between them", async () => {
  const one: Case = {
    events: [0n, 1n, 2n, 3n, 4n, 5n].map((starts_at) => ({ ...SAMPLE, starts_at })),
    inserted: [],
    sizes: [6],
    field: "STARTS_AT",
    direction: "ASC",
  };
  for (const [number, each] of one.events.entries()) await insert(number, each);
  const read = reader(one);
  const { edges } = await read({ first: 6 });
  const between = { after: edges[0]?.cursor ?? null, before: edges[4]?.cursor ?? null };
  const expected = expectedIds(one);
  const head = await read({ first: 2, ...between });
  expect(head.edges.map(({ node }) => node.id)).toEqual(expected.slice(1, 3));
  expect(head.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  const tail = await read({ last: 3, ...between });
  expect(tail.edges.map(({ node }) => node.id)).toEqual(expected.slice(1, 4));
});

const SAMPLE: TestEvent = { network: 0, starts_at: 0n, published_at: 1n, issued_count: 0n, name: "a" };
