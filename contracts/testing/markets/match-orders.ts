import { type TransactionReceipt, zeroAddress } from "viem";
import { approveItems } from "./approve-items.ts";
import type { Seaport } from "./deploy-seaport.ts";
import { type Ask, type Bid, seaportCalls, signAsk, signBid } from "./fulfill-orders.ts";
import { ITEM_TYPE, type Item, isTicket, nativeTotal, payTo } from "./items.ts";
import { type SignedOrder, signOrder, unsignedOrder } from "./sign-order.ts";
import { addressOf, type MarketClient, type Sender, transact } from "./transact.ts";

type OrderItem = SignedOrder["parameters"]["offer"][number];

/**
 * A third party matches an ask with a bid; the bid's offer has to cover the payments and fees of both. Logs: two
 * OrderFulfilled whose recipient is the matcher, OrdersMatched, then the transfers.
 */
export async function matchOrders(
  client: MarketClient,
  seaport: Seaport,
  { matcher, ask, bid }: { readonly matcher: Sender; readonly ask: Ask; readonly bid: Bid },
): Promise<TransactionReceipt> {
  const orders = [await signAsk(client, seaport, ask), await signBid(client, seaport, bid)];
  return transact(client, matcher, matchCall(seaport, orders, 0n));
}

/** The ask names its buyer: the ticket itself is among the considerations, so that nobody else can gain it. */
export async function fulfillPrivateSale(
  client: MarketClient,
  seaport: Seaport,
  { seller, tickets, payments, salt, buyer }: Ask & { readonly buyer: Sender },
): Promise<TransactionReceipt> {
  await approveItems(client, seller, seaport.address, tickets);
  await approveItems(client, buyer, seaport.address, payments);
  const consideration = [...payments, ...tickets.map((ticket) => payTo(addressOf(buyer), ticket))];
  const order = await signOrder(client, seaport, { offerer: seller, offer: tickets, consideration, salt });
  const counterOrder = unsignedOrder({
    offerer: buyer,
    offer: sumByToken(payments),
    consideration: [],
    salt,
  });
  const call = matchCall(seaport, [order, counterOrder], nativeTotal(payments));
  return transact(client, buyer, call);
}

/** Every consideration of every order is served by the offered item of the same token. */
function matchCall(seaport: Seaport, orders: readonly SignedOrder[], value: bigint) {
  const offers = itemsOf(orders, "offer");
  const fulfillments = itemsOf(orders, "consideration").map(({ item, place }) => {
    const source = offers.find((offer) => keyOf(offer.item) === keyOf(item));
    if (!source) throw new Error(`No order offers ${item.token}; add it to the ask or the bid.`);
    return { offerComponents: [source.place], considerationComponents: [place] };
  });
  return seaportCalls(seaport.address)("matchOrders", [orders, fulfillments], value);
}

function itemsOf(orders: readonly SignedOrder[], side: "offer" | "consideration") {
  return orders.flatMap(({ parameters }, orderIndex) =>
    parameters[side].map((item: OrderItem, itemIndex) => ({
      item,
      place: { orderIndex: BigInt(orderIndex), itemIndex: BigInt(itemIndex) },
    })),
  );
}

function keyOf({ itemType, token, identifierOrCriteria }: OrderItem): string {
  return `${itemType} ${token.toLowerCase()} ${identifierOrCriteria}`;
}

function sumByToken(items: readonly Item[]): Item[] {
  const sums = new Map<string, Item>();
  for (const item of items.filter((candidate) => !isTicket(candidate))) {
    const token = item.itemType === ITEM_TYPE.native ? zeroAddress : item.token;
    const amount = (sums.get(token)?.amount ?? 0n) + item.amount;
    sums.set(token, { itemType: item.itemType, token, identifier: 0n, amount });
  }
  return [...sums.values()];
}
