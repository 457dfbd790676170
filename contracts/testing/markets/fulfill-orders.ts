import { type Address, type TransactionReceipt, zeroAddress, zeroHash } from "viem";
import { approveItems } from "./approve-items.ts";
import { type ContractCall, callsOf } from "./calls.ts";
import type { Seaport } from "./deploy-seaport.ts";
import { ITEM_TYPE, type Item, nativeTotal, type Payment, payTo } from "./items.ts";
import { seaportFunctionsAbi } from "./seaport-abi.ts";
import { type SignedOrder, signOrder } from "./sign-order.ts";
import { addressOf, type MarketClient, type Sender, transact } from "./transact.ts";

export const seaportCalls = callsOf(seaportFunctionsAbi);

export interface Ask {
  readonly seller: Sender;
  /** One ticket, or several as a bundle. */
  readonly tickets: readonly Item[];
  /** All that the buyer pays: the seller's proceeds, fees and royalties, in whatever order they shall have. */
  readonly payments: readonly Payment[];
  readonly salt?: bigint;
}

export interface Bid {
  readonly bidder: Sender;
  readonly ticket: Item;
  /** ERC-20: all that the bidder pays. */
  readonly offer: Item;
  /** Parts of the offer that the seller owes to others. */
  readonly fees?: readonly Payment[];
  readonly salt?: bigint;
}

/** A share of an order for several equal tickets. */
export interface OrderPart {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Signs the ask, after the approvals that it needs. */
export async function signAsk(
  client: MarketClient,
  seaport: Seaport,
  ask: Ask,
  isPartial = false,
): Promise<SignedOrder> {
  await approveItems(client, ask.seller, seaport.address, ask.tickets);
  const { seller: offerer, tickets: offer, payments: consideration, salt } = ask;
  return signOrder(client, seaport, { offerer, offer, consideration, isPartial, salt });
}

/** Signs the bid, after the approvals that it needs. */
export async function signBid(client: MarketClient, seaport: Seaport, bid: Bid): Promise<SignedOrder> {
  await approveItems(client, bid.bidder, seaport.address, [bid.offer]);
  const consideration = [payTo(addressOf(bid.bidder), bid.ticket), ...(bid.fees ?? [])];
  return signOrder(client, seaport, {
    offerer: bid.bidder,
    offer: [bid.offer],
    consideration,
    salt: bid.salt,
  });
}

/** The seller asks and the buyer takes the whole. Logs: Transfer of each ticket, OrderFulfilled. */
export async function fulfillAsk(
  client: MarketClient,
  seaport: Seaport,
  ask: Ask & { readonly buyer: Sender },
): Promise<TransactionReceipt> {
  const order = await signAsk(client, seaport, ask);
  await approveItems(client, ask.buyer, seaport.address, ask.payments);
  const call = seaportCalls(seaport.address)("fulfillOrder", [order, zeroHash], nativeTotal(ask.payments));
  return transact(client, ask.buyer, call);
}

/** The buyer takes a part of an ask for several ERC-1155 tickets; what is left stays open for the same order. */
export async function fulfillPart(
  client: MarketClient,
  seaport: Seaport,
  ask: Ask & { readonly buyer: Sender; readonly part: OrderPart },
): Promise<TransactionReceipt> {
  const order = await signAsk(client, seaport, ask, true);
  await approveItems(client, ask.buyer, seaport.address, ask.payments);
  const value = (nativeTotal(ask.payments) * ask.part.numerator) / ask.part.denominator;
  return transact(client, ask.buyer, advancedCall(seaport, order, { ...ask.part, value }));
}

/** The bidder bids and the seller, who owns the ticket, accepts. */
export async function fulfillBid(
  client: MarketClient,
  seaport: Seaport,
  bid: Bid & { readonly seller: Sender },
): Promise<TransactionReceipt> {
  const order = await signBid(client, seaport, bid);
  await approveItems(client, bid.seller, seaport.address, [bid.ticket, ...(bid.fees ?? [])]);
  const call = seaportCalls(seaport.address)("fulfillOrder", [order, zeroHash]);
  return transact(client, bid.seller, call);
}

/** The fulfillment of a signed order as a call, for whoever sends it in another way. `value` is in wei. */
export function fulfillmentCall(
  seaport: Seaport,
  order: SignedOrder,
  recipient: Address = zeroAddress,
): ContractCall {
  const payments = order.parameters.consideration.filter(({ itemType }) => itemType === ITEM_TYPE.native);
  const value = payments.reduce((total, { startAmount }) => total + startAmount, 0n);
  return advancedCall(seaport, order, { numerator: 1n, denominator: 1n, value, recipient });
}

function advancedCall(
  seaport: Seaport,
  order: SignedOrder,
  terms: OrderPart & { readonly value: bigint; readonly recipient?: Address },
): ContractCall {
  const { numerator, denominator, value, recipient = zeroAddress } = terms;
  const advanced = { ...order, numerator, denominator, extraData: "0x" } as const;
  return seaportCalls(seaport.address)("fulfillAdvancedOrder", [advanced, [], zeroHash, recipient], value);
}
