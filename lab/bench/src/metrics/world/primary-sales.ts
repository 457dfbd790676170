import { insertSale, type Payment } from "./insert-sale.ts";
import { ZERO_ADDRESS } from "./keys.ts";
import { insertTransfer } from "./move-ticket.ts";
import type { OpenEvent } from "./open-event.ts";
import type { Tier } from "./publishers.ts";
import { insertStatus } from "./statuses.ts";
import { type FaceValue, Ticket } from "./tickets.ts";
import type { WorldContext } from "./world-context.ts";

const SHARE_COMPLIMENTARY = 0.01;
/** Tickets of an order: a real concert's. */
const ORDER_SHARES = [0.296, 0.738, 0.847];

/** Sells one wallet some tickets of a tier, in one transaction. */
export function sellTickets(context: WorldContext, open: OpenEvent): void {
  const { writer, wallets, random } = context;
  const { event } = open;
  const tier = chooseTier(open, random());
  if (tier === null) return;
  const buyer = wallets.buyer();
  const isFree = random() < SHARE_COMPLIMENTARY;
  const quantity = orderSize(random(), tier.plan.target - tier.issuedCount);
  writer.transaction(buyer, event.contract.id);
  for (let left = quantity; left > 0; left--) issueTicket(context, open, { tier, buyer, isFree });
  for (const entity of [event, tier, event.contract]) writer.touch(entity);
}

export function orderSize(draw: number, left: number): number {
  const wanted = 1 + ORDER_SHARES.filter((share) => draw >= share).length;
  return Math.min(wanted, left);
}

/** A tier with tickets left, those with more of them more often; null when all are gone. */
export function chooseTier({ event }: OpenEvent, draw: number): Tier | null {
  let left = draw * (event.plan.target - event.issuedCount);
  for (const tier of event.tiers) {
    const own = tier.plan.target - tier.issuedCount;
    if (own > 0 && left < own) return tier;
    left -= own;
  }
  return null;
}

/** What one ticket of the tier costs now, fee included, and what it is worth from then on. */
export function primaryPrice(tier: Tier, isFree: boolean): { payment: Payment; face: FaceValue } {
  const { currency, plan } = tier;
  const cents = isFree ? 0 : tier.priceCents + plan.feeCents;
  const price = BigInt(cents) * currency.unitsPerCent;
  const fee = isFree ? 0n : BigInt(plan.feeCents) * currency.unitsPerCent;
  const payment = { currency: currency.id, price, royalty: 0n, fee, source: "DECLARED" } as const;
  const source = isFree ? "COMP" : "DECLARED";
  const resaleCapBps = isFree ? 0 : plan.resaleCapBps;
  return { payment, face: { amount: price, currency: currency.id, source, resaleCapBps, cents } };
}

interface Issue {
  readonly tier: Tier;
  readonly buyer: Buffer;
  readonly isFree: boolean;
}

function issueTicket(context: WorldContext, open: OpenEvent, { tier, buyer, isFree }: Issue): void {
  const { writer } = context;
  const { event } = open;
  const { contract } = event;
  const { payment, face } = primaryPrice(tier, isFree);
  const issued = { block: writer.number, time: writer.time };
  const tokenId = ++contract.lastTokenId;
  const ticket = new Ticket(tier, { event, tokenId, face, issued, owner: buyer });
  const moved = { id: writer.nextLog(), place: writer.place };
  insertStatus(context, ticket, "VALID", { holder: buyer });
  const sale = writer.nextLog();
  const token = { contract: contract.id, token_id: tokenId, ticket: ticket.id };
  insertTransfer(context, token, moved, { from: ZERO_ADDRESS, to: buyer, kind: "MINT", quantity: 1, sale });
  const parties = { seller: contract.organizer.id, buyer };
  const facts = { id: sale, kind: "PRIMARY", event, tier, ticket, tokenId, quantity: 1, hop: 0 } as const;
  insertSale(context, { ...facts, ...parties, payment, face });
  ticket.lastTransfer = moved.id;
  ticket.rememberSale(sale, payment.price, payment.currency);
  open.tickets.push(ticket);
  for (const counter of [event, tier]) counter.issuedCount += 1;
  contract.ticketCount += 1;
  writer.touch(ticket);
}
