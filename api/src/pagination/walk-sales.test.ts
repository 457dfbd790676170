import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { globalId, hex, logId } from "../testing/chain-ids.ts";
import {
  CONTRACT,
  eventIdOf,
  eventRow,
  STARTS_AT,
  saleRow,
  ticketIdOf,
  ticketRow,
} from "../testing/chain-rows.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { TestNetwork } from "../testing/test-network.ts";
import { idsOfWalk, type Page, type PageVariables, walkList } from "../testing/walk-list.ts";

const ARGUMENTS = "first: $first, after: $after, last: $last, before: $before";
const CONNECTION =
  "{ pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }";
const QUERY = `query ($first: Int, $after: String, $last: Int, $before: String, $contract: Address!) {
  sales(${ARGUMENTS}) ${CONNECTION}
  event(chainId: 1, contract: $contract, eventId: 1) { sales(${ARGUMENTS}) ${CONNECTION} }
  ticket(chainId: 137, contract: $contract, tokenId: 2) { sales(${ARGUMENTS}) ${CONNECTION} } }`;

interface Answer {
  readonly sales: Page;
  readonly event: { readonly sales: Page };
  readonly ticket: { readonly sales: Page };
}

let database: TestDatabase;
let api: TestApi;
let networks: readonly TestNetwork[];

beforeAll(async () => {
  database = await createTestDatabase();
  networks = [
    await TestNetwork.create(database.pool, 1, null),
    await TestNetwork.create(database.pool, 137, null),
  ];
  for (const network of networks) {
    await network.insert("event", eventRow(1), eventRow(2));
    await network.insert("ticket", ticketRow(1, 1), ticketRow(2, 1));
  }
  api = await createTestApi(database.pool);
});

afterAll(async () => {
  await database?.drop();
});

/** Blocks that share a second, and chains whose blocks are at the same time. */
const sale = fc
  .record({
    network: fc.nat(1),
    event: fc.constantFrom(1, 2, null),
    ticket: fc.constantFrom(1, 2),
    block: fc.nat(5),
    log_index: fc.nat(2),
  })
  .map((one) => ({ ...one, second: Math.floor(one.block / (2 + one.network)) }));
type TestSale = typeof sale extends fc.Arbitrary<infer Value> ? Value : never;

async function insert(number: number, { network, event, ticket, second, ...place }: TestSale): Promise<void> {
  const row = saleRow(number, {
    ...place,
    event: event === null ? null : eventIdOf(event),
    ticket: ticketIdOf(ticket),
    timestamp: STARTS_AT + second,
  });
  await networks[network]?.insert("sale", row);
}

/** More than that and a walk by single items would chase them for ever. */
const MOST_LATE_SALES = 5;

const LISTS = {
  sales: { of: (answer: Answer) => answer.sales, has: () => true },
  event: {
    of: (answer: Answer) => answer.event.sales,
    has: ({ network, event }: TestSale) => network === 0 && event === 1,
  },
  ticket: {
    of: (answer: Answer) => answer.ticket.sales,
    has: ({ network, ticket }: TestSale) => network === 1 && ticket === 2,
  },
};

/** Newest first: time, block, log, chain, id. */
function expectedIds(sales: readonly TestSale[], isIn: (sale: TestSale) => boolean): string[] {
  return sales
    .map((one, number) => ({ one, id: logId(number, 3), chainId: networks[one.network]?.chainId ?? 0 }))
    .filter(({ one }) => isIn(one))
    .sort((a, b) => {
      const [first, second] = [a, b].map((each) => [
        each.one.second,
        each.one.block,
        each.one.log_index,
        each.chainId,
        hex(each.id),
      ]);
      const index = first?.findIndex((value, part) => value !== second?.[part]) ?? 0;
      return (first?.[index] ?? 0) > (second?.[index] ?? 0) ? -1 : 1;
    })
    .map(({ id, chainId }) => globalId("Sale", chainId, id));
}

test.each(["sales", "event", "ticket"] as const)(
  "the list of %s is the same forward and backward, while sales come in",
  async (name) => {
    const { of, has } = LISTS[name];
    const read = async (page: PageVariables) =>
      of(
        await api.read<Answer>(QUERY, {
          first: page.last === undefined ? 1 : null,
          ...page,
          contract: hex(CONTRACT),
        }),
      );
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc
        .asyncProperty(fc.array(sale, { maxLength: 20 }), sale, sizes, async (sales, late, pageSizes) => {
          for (const [number, one] of sales.entries()) await insert(number, one);
          const expected = expectedIds(sales, has);
          for (const isBackward of [false, true]) {
            const still = await walkList({ read, sizes: pageSizes, isBackward });
            expect(idsOfWalk(still, isBackward)).toEqual(expected);
          }
          const betweenPages = async (index: number) => {
            if (index < MOST_LATE_SALES) await insert(1000 + index, late);
          };
          const moving = idsOfWalk(
            await walkList({ read, sizes: pageSizes, isBackward: true, betweenPages }),
            true,
          );
          expect(new Set(moving).size).toBe(moving.length);
          expect(moving.filter((id) => expected.includes(id))).toEqual(expected);
        })
        .afterEach(() => database.pool.query("truncate chain_1.sale, chain_137.sale").then(() => undefined)),
      { numRuns: 15 },
    );
  },
);
