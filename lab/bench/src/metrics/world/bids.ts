import { Bid } from "./offers.ts";
import type { OpenEvent } from "./open-event.ts";
import type { Tier } from "./publishers.ts";
import { below, type WorldContext } from "./world-context.ts";

export function placeBid(context: WorldContext, open: OpenEvent): void {
  const { writer, market, numbers, wallets } = context;
  const { event } = open;
  const tier = event.tiers[below(context, event.tiers.length)] as Tier;
  const bidder = wallets.buyer();
  const cents = Math.round(tier.plan.priceCents * (0.5 + context.random() * 0.6));
  writer.transaction(bidder, market);
  const bid = new Bid(++numbers.bid, tier, {
    marketplace: market,
    event,
    bidder,
    price: BigInt(cents) * tier.currency.unitsPerCent,
    quantity: 1 + below(context, 4),
    placedAt: writer.time,
  });
  open.bids.push(bid);
  recordStep(context, bid, "PLACED", writer.nextLog());
}

/** Takes one ticket from what is still wanted; the log `id` tells of it and of the sale. */
export function fillBid(context: WorldContext, open: OpenEvent, bid: Bid, id: Buffer): void {
  bid.openQuantity -= 1;
  if (bid.openQuantity === 0) bid.status = "FILLED";
  recordStep(context, bid, "ACCEPTED", id);
  if (bid.openQuantity === 0) removeBid(context, open, bid);
}

export function cancelBid(context: WorldContext, open: OpenEvent, bid: Bid): void {
  const { writer, market } = context;
  writer.transaction(bid.bidder, market);
  bid.status = "CANCELLED";
  recordStep(context, bid, "CANCELLED", writer.nextLog());
  removeBid(context, open, bid);
}

function removeBid({ writer }: WorldContext, open: OpenEvent, bid: Bid): void {
  open.bids.splice(open.bids.indexOf(bid), 1);
  writer.retire(bid);
}

function recordStep({ writer }: WorldContext, bid: Bid, kind: string, id: Buffer): void {
  const { bidder, price, openQuantity } = bid;
  bid.updatedAt = writer.time;
  const own = { bid: bid.id, event: bid.event.id, kind, bidder, currency: bid.tier.currency.id, price };
  writer.insert("bid_change", { id, ...own, open_quantity: openQuantity, ...writer.place });
  writer.touch(bid);
}
