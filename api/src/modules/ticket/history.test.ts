import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hex, logId, numberedId, transactionHash } from "../../testing/chain-ids.ts";
import {
  BUYER,
  CONTRACT,
  eventIdOf,
  eventRow,
  ORGANIZER,
  SELLER,
  STARTS_AT,
  saleRow,
  TOKEN,
  ticketIdOf,
  ticketRow,
} from "../../testing/chain-rows.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";
import { type Row, TestNetwork } from "../../testing/test-network.ts";

const NOBODY = Buffer.alloc(20);
const MARKET = numberedId(CONTRACT, 9n);

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await createTestDatabase();
  const network = await TestNetwork.create(database.pool, 1, null);
  await network.insert("currency", { id: TOKEN, symbol: "USDC", decimals: 6 });
  await network.insert("event", eventRow(1));
  await network.insert("ticket", ticketRow(1, 1), ticketRow(2, 1));
  await network.insert("transfer", movement(1, 2, { from: NOBODY, to: SELLER, kind: "MINT" }));
  const sold = { kind: "PRIMARY", buyer: SELLER, seller: ORGANIZER, price: 51_500_000 };
  await network.insert("sale", saleRow(1, { ...placeOf(1, 2), id: logId(1, 2), ...sold }));
  await network.insert("listing_change", listingChange(3, 0, { kind: "LISTED", price: 70_000_000 }));
  await network.insert("listing_change", listingChange(3, 1, { kind: "PRICE_CHANGED" }));
  // In one transaction: the movement's log comes before the market's, the end of the listing is told with the sale.
  await network.insert("transfer", movement(5, 4, { to: BUYER, kind: "SALE", sale: logId(5, 5) }));
  await network.insert("sale", saleRow(5, { ...placeOf(5, 5), id: logId(5, 5) }));
  const endId = Buffer.concat([transactionHash(5), MARKET]);
  await network.insert("listing_change", listingChange(5, 5, { kind: "SOLD", id: endId }));
  await network.insert("ticket_status_change", statusChange(7, 0, { status: "CHECKED_IN", holder: BUYER }));
  const refund = { refund_amount: 51_500_000, refund_currency: TOKEN };
  await network.insert(
    "ticket_status_change",
    statusChange(8, 0, { status: "REFUNDED", holder: BUYER, ...refund }),
  );
  await network.insert("transfer", movement(8, 1, { from: BUYER, to: NOBODY, kind: "BURN" }));
  await network.insert("transfer", movement(2, 2, { ticket: ticketIdOf(2), kind: "GIFT" }));
  api = await createTestApi(database.pool);
});

afterAll(() => database?.drop());

function placeOf(block: number, logIndex: number): Row {
  const transaction = transactionHash(block);
  return { block, block$: block, log_index: logIndex, transaction, timestamp: STARTS_AT + block };
}

function movement(block: number, logIndex: number, changes: Row): Row {
  const ticket = { ticket: ticketIdOf(1), contract: CONTRACT, token_id: 1, quantity: 1 };
  return {
    id: logId(block, logIndex),
    ...placeOf(block, logIndex),
    ...ticket,
    from: SELLER,
    to: BUYER,
    ...changes,
  };
}

function listingChange(block: number, logIndex: number, changes: Row): Row {
  const listing = { listing: MARKET, ticket: ticketIdOf(1), event: eventIdOf(1), seller: SELLER };
  const money = { currency: TOKEN, price: 61_800_000 };
  return { id: logId(block, logIndex), ...placeOf(block, logIndex), ...listing, ...money, ...changes };
}

function statusChange(block: number, logIndex: number, changes: Row): Row {
  const id = Buffer.concat([transactionHash(block), ticketIdOf(1)]);
  return { id, ...placeOf(block, logIndex), ticket: ticketIdOf(1), event: eventIdOf(1), ...changes };
}

const MONEY = "{ amount }";
const QUERY = `query ($contract: Address!, $first: Int, $after: String, $last: Int, $before: String) {
  ticket(chainId: 1, contract: $contract, tokenId: 1) {
    history(first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes {
        __typename block logIndex
        ... on TicketIssued { holder }
        ... on TicketTransferred { kind from to delivers { kind } }
        ... on TicketSold { sale { kind price ${MONEY} markup { value } } }
        ... on TicketListed { seller price ${MONEY} }
        ... on TicketPriceChanged { price ${MONEY} }
        ... on TicketDelisted { end }
        ... on TicketStatusChanged { status refund ${MONEY} } } } } }`;

interface History {
  readonly totalCount: number;
  readonly pageInfo: { readonly [name: string]: string | boolean };
  readonly nodes: readonly object[];
}

async function read(variables: object): Promise<History> {
  const answer = await api.read<{ ticket: { history: History } }>(QUERY, {
    contract: hex(CONTRACT),
    ...variables,
  });
  return answer.ticket.history;
}

const HISTORY = [
  { __typename: "TicketIssued", block: "1", holder: expect.stringMatching(/^0x5e/i) },
  {
    __typename: "TicketSold",
    block: "1",
    sale: { kind: "PRIMARY", price: { amount: "51.5" }, markup: null },
  },
  { __typename: "TicketListed", block: "3", price: { amount: "70" } },
  { __typename: "TicketPriceChanged", block: "3", price: { amount: "61.8" } },
  { __typename: "TicketTransferred", block: "5", kind: "SALE", delivers: { kind: "SECONDARY" } },
  { __typename: "TicketSold", block: "5", sale: { kind: "SECONDARY", markup: { value: "0.2" } } },
  { __typename: "TicketDelisted", block: "5", end: "SOLD" },
  { __typename: "TicketStatusChanged", block: "7", status: "CHECKED_IN", refund: null },
  { __typename: "TicketStatusChanged", block: "8", status: "REFUNDED", refund: { amount: "51.5" } },
  { __typename: "TicketTransferred", block: "8", kind: "BURN", to: null, delivers: null },
];

test("a ticket's history is all that happened to it, in the order of the chain", async () => {
  const { nodes, totalCount, pageInfo } = await read({ first: 100 });
  expect(nodes).toMatchObject(HISTORY);
  expect(totalCount).toBe(HISTORY.length);
  expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
});

test.each([1, 3, 4])("pages of %i entries give the whole history forward and backward", async (size) => {
  for (const isBackward of [false, true]) {
    const found: object[] = [];
    let cursor: unknown = null;
    for (;;) {
      const page = isBackward ? { last: size, before: cursor } : { first: size, after: cursor };
      const { nodes, pageInfo } = await read(page);
      if (isBackward) found.unshift(...nodes);
      else found.push(...nodes);
      if (!pageInfo[isBackward ? "hasPreviousPage" : "hasNextPage"]) break;
      cursor = pageInfo[isBackward ? "startCursor" : "endCursor"];
    }
    expect(found).toMatchObject(HISTORY);
  }
});

test("a page costs as many statements as a shorter one", async () => {
  const count = async (first: number) =>
    (await api.ask(QUERY, { contract: hex(CONTRACT), first })).statements.length;
  await count(2);
  expect(await count(100)).toBe(await count(2));
});
