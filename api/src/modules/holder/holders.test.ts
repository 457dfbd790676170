import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { address, hex, numberedId } from "../../testing/chain-ids.ts";
import { CONTRACT, eventIdOf, eventRow, ticketRow } from "../../testing/chain-rows.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";
import { TestNetwork } from "../../testing/test-network.ts";

let database: TestDatabase;
let api: TestApi;
let network: TestNetwork;

beforeAll(async () => {
  database = await createTestDatabase();
  network = await TestNetwork.create(database.pool, 1, null);
  await network.insert("event", eventRow(1), eventRow(2));
  api = await createTestApi(database.pool);
});

afterAll(() => database?.drop());

const QUERY = `query ($contract: Address!, $first: Int, $after: String, $last: Int, $before: String, $direction: OrderDirection!) {
  event(chainId: 1, contract: $contract, eventId: 1) {
    holders(first: $first, after: $after, last: $last, before: $before, orderBy: { field: TICKET_COUNT, direction: $direction }) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { wallet ticketCount } } } }`;

interface Holders {
  readonly totalCount: number;
  readonly pageInfo: { readonly [name: string]: string | boolean };
  readonly nodes: readonly { readonly wallet: string; readonly ticketCount: string }[];
}

async function read(variables: object): Promise<Holders> {
  const answer = await api.read<{ event: { holders: Holders } }>(QUERY, {
    contract: hex(CONTRACT),
    ...variables,
  });
  return answer.event.holders;
}

const IN_HAND = ["VALID", "RESELL", "SCANNED", "CHECKED_IN", "CLAIMED"];
const wallet = fc.integer({ min: 0xa0, max: 0xa6 });
const ticket = fc.record({
  wallet,
  event: fc.constantFrom(1, 1, 1, 2),
  status: fc.constantFrom(...IN_HAND, "VOIDED", "REFUNDED", "EXPIRED", "BURNED"),
  isCurrent: fc.boolean(),
});
const holding = fc.record({ wallet, quantity: fc.constantFrom(0n, 1n, 2n, 10n ** 77n) });
const world = fc.record({
  tickets: fc.array(ticket, { maxLength: 25 }),
  holdings: fc.uniqueArray(holding, { selector: (one) => one.wallet, maxLength: 4 }),
  size: fc.integer({ min: 1, max: 4 }),
  direction: fc.constantFrom("ASC", "DESC"),
});
type Case = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

async function fill({ tickets, holdings }: Case): Promise<void> {
  await database.pool.query("truncate chain_1.ticket, chain_1.holding");
  for (const [number, one] of tickets.entries()) {
    const { isCurrent, status } = one;
    const row = { owner: address(one.wallet), status, block_range: isCurrent ? "[1,)" : "[1,5)" };
    await network.insert("ticket", ticketRow(number, one.event, row));
  }
  for (const one of holdings) {
    const id = Buffer.concat([numberedId(CONTRACT, 1n), address(one.wallet)]);
    const empty = { received_count: 0, released_count: 0, first_lot: 0, next_lot: 0, updated_at: 0 };
    const own = { id, event: eventIdOf(1), owner: address(one.wallet), quantity: one.quantity.toString() };
    await network.insert("holding", { ...empty, ...own, contract: CONTRACT, token_id: 1 });
  }
}

/** Wallets and what they hold of event 1, in the order asked for. */
function expected({ tickets, holdings, direction }: Case): { wallet: string; ticketCount: string }[] {
  const held = new Map<number, bigint>();
  const add = (one: number, more: bigint) => held.set(one, (held.get(one) ?? 0n) + more);
  for (const one of tickets) {
    if (one.event === 1 && one.isCurrent && IN_HAND.includes(one.status)) add(one.wallet, 1n);
  }
  for (const { wallet: one, quantity } of holdings) if (quantity > 0n) add(one, quantity);
  const ascending = [...held].sort((a, b) => (a[1] === b[1] ? a[0] - b[0] : a[1] < b[1] ? -1 : 1));
  const ordered = direction === "ASC" ? ascending : ascending.reverse();
  return ordered.map(([one, count]) => ({ wallet: hex(address(one)), ticketCount: count.toString() }));
}

test("the list of holders counts tickets in hand of both kinds, and is whole page by page in both directions", async () => {
  await fc.assert(
    fc.asyncProperty(world, async (one) => {
      await fill(one);
      const { size, direction } = one;
      for (const isBackward of [false, true]) {
        const found: Holders["nodes"][number][] = [];
        let cursor: unknown = null;
        for (;;) {
          const page = isBackward ? { last: size, before: cursor } : { first: size, after: cursor };
          const { nodes, pageInfo, totalCount } = await read({ ...page, direction });
          expect(totalCount).toBe(expected(one).length);
          if (isBackward) found.unshift(...nodes);
          else found.push(...nodes);
          if (!pageInfo[isBackward ? "hasPreviousPage" : "hasNextPage"]) break;
          cursor = pageInfo[isBackward ? "startCursor" : "endCursor"];
        }
        const lower = found.map((node) => ({ ...node, wallet: node.wallet.toLowerCase() }));
        expect(lower).toEqual(expected(one));
      }
    }),
    { numRuns: 20 },
  );
});
