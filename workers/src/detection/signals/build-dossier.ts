import { type DetectionFacts, LISTING_KINDS, NONE, PRIMARY } from "../facts/detection-facts.ts";
import { isSubject } from "../roles/role.ts";
import type {
  Acquisition,
  Dossier,
  Gift,
  ListingStep,
  LogPlace,
  Programme,
  Resale,
  TicketEnd,
  WalletTraits,
  WashTrade,
} from "./dossier.ts";
import type { DossierIndex } from "./dossier-index.ts";
import { isBought } from "./is-bought.ts";
import { paymentsOf } from "./payments-of.ts";
import { placeOf } from "./place-of.ts";
import { washKey } from "./read-wash-trades.ts";

const STATUS_ENDS: readonly (TicketEnd["kind"] | null)[] = ["CHECKED_IN", "REFUNDED", null, null];

/** Everything that concerns the entity at this position. */
export function buildDossier(index: DossierIndex, position: number): Dossier {
  const { facts, terms, doors, entities } = index;
  const acquisitions = acquisitionsOf(index, position);
  const resales = each(index.sold.of(position), (row) => resaleOf(index, row));
  const gifts = giftsOf(index, position);
  const ends = each(index.ended.of(position), (row) => endOf(facts, row)).filter((end) => end !== null);
  const tiers = new Set<number>();
  for (const { tier } of acquisitions) tiers.add(tier);
  const events = new Set<number>();
  for (const items of [acquisitions, resales, gifts, ends]) for (const { event } of items) events.add(event);
  return {
    asOf: facts.asOf ?? { block: 0, time: 0 },
    wallets: (entities[position]?.wallets ?? []).map((wallet) => traitsOf(index, wallet)),
    acquisitions,
    resales,
    gifts,
    listings: each(index.listed.of(position), (row) => listingOf(facts, row)),
    ends,
    washTrades: washTradesOf(index, position),
    payments: paymentsOf(index, position),
    events: pick(terms.events, events),
    tiers: pick(terms.tiers, tiers),
    programmes: programmesOf(index, acquisitions),
    doors: pick(doors, events),
  };
}

function each<Item>(rows: Int32Array, make: (row: number) => Item): Item[] {
  const items: Item[] = [];
  for (let place = 0; place < rows.length; place += 1) items.push(make(rows[place] as number));
  return items;
}

function pick<Value>(all: ReadonlyMap<number, Value>, keys: ReadonlySet<number>): Map<number, Value> {
  const found = new Map<number, Value>();
  for (const key of keys) {
    const value = all.get(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

function programmesOf({ terms }: DossierIndex, acquisitions: readonly Acquisition[]): Programme[] {
  const organizers = new Set<number>();
  for (const purchase of acquisitions)
    if (isBought(purchase)) organizers.add(terms.events.get(purchase.event)?.organizer ?? NONE);
  return [...pick(terms.programmes, organizers).values()];
}

function acquisitionsOf({ facts, bought, received }: DossierIndex, position: number): Acquisition[] {
  const purchases = each(bought.of(position), (row) => purchaseOf(facts, row));
  const receipts = each(received.of(position), (row) => receiptOf(facts, row));
  return receipts.length === 0 ? purchases : [...purchases, ...receipts].sort(inChainOrder);
}

function purchaseOf(facts: DetectionFacts, row: number): Acquisition {
  const { sales } = facts;
  return {
    at: placeOf(sales, row),
    how: sales.kind[row] === PRIMARY ? "PRIMARY" : "RESALE",
    wallet: sales.buyer[row] as number,
    event: sales.event[row] as number,
    tier: sales.tier[row] as number,
    ticket: sales.ticket[row] as number,
    quantity: sales.quantity[row] as number,
    currency: sales.currency[row] as number,
    price: sales.price.at(row),
  };
}

function receiptOf({ transfers, tickets }: DetectionFacts, row: number): Acquisition {
  const ticket = transfers.ticket[row] as number;
  return {
    at: placeOf(transfers, row),
    how: "GIFT",
    wallet: transfers.to[row] as number,
    event: transfers.event[row] as number,
    tier: tickets.tier[ticket] ?? NONE,
    ticket,
    quantity: transfers.quantity[row] as number,
    currency: NONE,
    price: null,
  };
}

function resaleOf({ facts, washTrades }: DossierIndex, row: number): Resale {
  const { sales } = facts;
  return {
    at: placeOf(sales, row),
    wallet: sales.seller[row] as number,
    event: sales.event[row] as number,
    ticket: sales.ticket[row] as number,
    quantity: sales.quantity[row] as number,
    currency: sales.currency[row] as number,
    price: sales.price.at(row),
    proceeds: sales.proceeds.at(row),
    faceValue: sales.faceValue.at(row),
    faceCurrency: sales.faceCurrency[row] as number,
    resaleCapBps: sales.resaleCapBps[row] as number,
    isWashSuspect:
      sales.isWashSuspect[row] === 1 || (washTrades.size > 0 && washTrades.has(keyOf(facts, row))),
  };
}

function washTradesOf(index: DossierIndex, position: number): WashTrade[] {
  const { facts, washTrades, washSold, washBought } = index;
  if (washTrades.size === 0) return [];
  return [...washSold.of(position), ...washBought.of(position)]
    .map((row) => ({ at: placeOf(facts.sales, row), codes: washTrades.get(keyOf(facts, row)) ?? [] }))
    .toSorted(inChainOrder);
}

function keyOf({ sales }: DetectionFacts, row: number): string {
  return washKey(sales.transaction[row] as number, sales.logIndex[row] as number);
}

/** Movements to and from people: what goes into an escrow or to an organizer is no gift. */
function giftsOf({ facts, roles, received, released, firstReceipt }: DossierIndex, position: number): Gift[] {
  const { transfers } = facts;
  const giftOf = (row: number, isOut: boolean): Gift => {
    const from = transfers.from[row] as number;
    const to = transfers.to[row] as number;
    return {
      at: placeOf(transfers, row),
      wallet: isOut ? from : to,
      peer: isOut ? to : from,
      isOut,
      event: transfers.event[row] as number,
      ticket: transfers.ticket[row] as number,
      quantity: transfers.quantity[row] as number,
      isPeerFresh: firstReceipt[to] === row,
    };
  };
  const gifts: Gift[] = [];
  const take = (gift: Gift) => isSubject(roles, gift.peer) && gifts.push(gift);
  for (const row of released.of(position)) take(giftOf(row, true));
  for (const row of received.of(position)) take(giftOf(row, false));
  return gifts.sort(inChainOrder);
}

function listingOf({ listings }: DetectionFacts, row: number): ListingStep {
  return {
    at: placeOf(listings, row),
    wallet: listings.seller[row] as number,
    listing: listings.listing[row] as number,
    ticket: listings.ticket[row] as number,
    event: listings.event[row] as number,
    kind: LISTING_KINDS[listings.kind[row] as number] as ListingStep["kind"],
    currency: listings.currency[row] as number,
    price: listings.price.at(row),
  };
}

function endOf({ statuses }: DetectionFacts, row: number): TicketEnd | null {
  const kind = STATUS_ENDS[statuses.kind[row] as number] ?? null;
  if (kind === null) return null;
  return {
    at: placeOf(statuses, row),
    kind,
    wallet: statuses.holder[row] as number,
    event: statuses.event[row] as number,
    ticket: statuses.ticket[row] as number,
    quantity: statuses.quantity[row] as number,
  };
}

function traitsOf({ facts, firstPurchase }: DossierIndex, wallet: number): WalletTraits {
  const { sales, transactions } = facts;
  const row = firstPurchase[wallet] ?? NONE;
  const transaction = row === NONE ? NONE : (sales.transaction[row] as number);
  const isOwn = transaction !== NONE && transactions.sender[transaction] === wallet;
  return { wallet, nonceAtFirstPurchase: isOwn ? (transactions.nonce[transaction] ?? null) : null };
}

/** By block and log; stable for what one log tells. */
export function inChainOrder(one: { at: LogPlace }, other: { at: LogPlace }): number {
  return one.at.block - other.at.block || (one.at.logIndex ?? 0) - (other.at.logIndex ?? 0);
}
