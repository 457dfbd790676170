import { Holding, HoldingLot } from "./holdings.ts";
import { insertSale } from "./insert-sale.ts";
import { ZERO_ADDRESS } from "./keys.ts";
import { insertTransfer } from "./move-ticket.ts";
import type { OpenEvent } from "./open-event.ts";
import { chooseTier, orderSize, primaryPrice } from "./primary-sales.ts";
import type { Tier } from "./publishers.ts";
import { resalePrice } from "./resale-price.ts";
import type { FaceValue } from "./tickets.ts";
import { below, type WorldContext } from "./world-context.ts";

/** Sells tickets without a number of their own: one movement and one sale, however many. */
export function sellUnnumbered(context: WorldContext, open: OpenEvent): void {
  const { writer, wallets, random } = context;
  const { event } = open;
  const tier = chooseTier(open, random());
  if (tier === null) return;
  const buyer = wallets.buyer();
  const quantity = orderSize(random(), tier.plan.target - tier.issuedCount);
  const { payment: one, face } = primaryPrice(tier, false);
  writer.transaction(buyer, event.contract.id);
  const id = writer.nextLog();
  const count = BigInt(quantity);
  const payment = {
    ...one,
    price: one.price * count,
    fee: (one.fee ?? 0n) * count,
    source: "SETTLED",
  } as const;
  const moved = { from: ZERO_ADDRESS, to: buyer, kind: "MINT", quantity } as const;
  const settled = { ...face, source: "SETTLED" } as const;
  insertUnnumbered(context, open, {
    id,
    tier,
    payment,
    face: settled,
    moved,
    seller: event.contract.organizer.id,
  });
  event.issuedCount += quantity;
  tier.issuedCount += quantity;
  event.contract.ticketCount += quantity;
  for (const entity of [event, tier, event.contract]) writer.touch(entity);
}

/** Resells some of the tickets that a holder got first. */
export function resellUnnumbered(context: WorldContext, open: OpenEvent): void {
  const holding = pickHolding(context, open);
  if (holding === null) return;
  const { writer, otherMarket } = context;
  const { tier, owner: seller } = holding;
  const lot = holding.lots[holding.firstLot] as HoldingLot;
  const { face } = lot;
  const quantity = Math.min(lot.quantity, 1 + below(context, 2));
  const buyer = context.wallets.otherThan(seller);
  writer.transaction(buyer, otherMarket);
  const id = writer.nextLog();
  const { currency, price: each } = resalePrice(context, tier.currency, face.cents);
  const price = each * BigInt(quantity);
  const payment = { currency, price, royalty: price / 20n, fee: price / 40n, source: "SETTLED" } as const;
  take(context, holding, quantity);
  const moved = { from: seller, to: buyer, kind: "SALE", quantity } as const;
  insertUnnumbered(context, open, { id, tier, payment, face, moved, seller });
}

/** A holder uses all of its tickets at the door. */
export function useHolding(context: WorldContext, holding: Holding): void {
  const { writer, tally } = context;
  const { event, owner, quantity } = holding;
  writer.transaction(owner, event.contract.id);
  const id = writer.nextLog();
  const own = {
    contract: event.contract.id,
    token_id: event.number,
    event: event.id,
    holder: owner,
    quantity,
  };
  writer.insert("holding_use", { id, ...own, ...writer.place });
  tally.of(event.id).checkedIn += quantity;
}

interface UnnumberedSale {
  readonly id: Buffer;
  readonly tier: Tier;
  readonly payment: Parameters<typeof insertSale>[1]["payment"];
  readonly face: FaceValue;
  readonly seller: Buffer;
  readonly moved: { from: Buffer; to: Buffer; kind: "MINT" | "SALE"; quantity: number };
}

function insertUnnumbered(
  context: WorldContext,
  open: OpenEvent,
  { id, tier, payment, face, seller, moved }: UnnumberedSale,
): void {
  const { event } = open;
  const isPrimary = moved.kind === "MINT";
  insertSale(context, {
    id,
    kind: isPrimary ? "PRIMARY" : "SECONDARY",
    event,
    tier,
    ticket: null,
    tokenId: event.number,
    quantity: moved.quantity,
    seller,
    buyer: moved.to,
    payment,
    face,
    hop: isPrimary ? 0 : null,
    more: isPrimary ? {} : { marketplace: context.otherMarket },
  });
  const token = { contract: event.contract.id, token_id: event.number };
  insertTransfer(context, token, { id, place: context.writer.place }, { ...moved, sale: id });
  give(context, open, { tier, owner: moved.to, face, quantity: moved.quantity });
}

interface Gift {
  readonly tier: Tier;
  readonly owner: Buffer;
  readonly face: FaceValue;
  readonly quantity: number;
}

function give({ writer }: WorldContext, open: OpenEvent, { tier, owner, face, quantity }: Gift): void {
  const key = owner.toString("hex");
  let holding = open.holdings.get(key);
  if (holding === undefined) {
    holding = new Holding(open.event, tier, owner);
    open.holdings.set(key, holding);
    open.holders.push(holding);
  }
  const lot = new HoldingLot(holding, { face, quantity, receivedAt: writer.time });
  holding.lots.push(lot);
  holding.quantity += quantity;
  holding.received += quantity;
  holding.updatedAt = writer.time;
  writer.touch(lot);
  writer.touch(holding);
}

/** Takes tickets of the oldest lot, which holds as many. */
function take({ writer }: WorldContext, holding: Holding, quantity: number): void {
  const lot = holding.lots[holding.firstLot] as HoldingLot;
  lot.quantity -= quantity;
  if (lot.quantity === 0) holding.firstLot += 1;
  holding.quantity -= quantity;
  holding.updatedAt = writer.time;
  writer.touch(lot);
  writer.touch(holding);
}

function pickHolding(context: WorldContext, { holders }: OpenEvent): Holding | null {
  for (let attempt = 0; attempt < 8; attempt++) {
    const holding = holders[below(context, holders.length)];
    if (holding !== undefined && holding.quantity > 0) return holding;
  }
  return null;
}
