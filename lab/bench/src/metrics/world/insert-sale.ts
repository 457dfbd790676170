import { positionedKey } from "./keys.ts";
import type { TicketEvent, Tier } from "./publishers.ts";
import type { Row } from "./row.ts";
import { addMoney } from "./tally.ts";
import { type FaceValue, faceColumns, type Ticket } from "./tickets.ts";
import type { WorldContext } from "./world-context.ts";

/** All that was paid, and who got what; null where the logs do not tell. */
export interface Payment {
  readonly currency: Buffer;
  readonly price: bigint;
  readonly royalty: bigint | null;
  readonly fee: bigint | null;
  readonly source: "DECLARED" | "SETTLED" | "ESTIMATED";
}

export interface SaleFacts {
  /** Of the log that tells it. */
  readonly id: Buffer;
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly event: TicketEvent;
  readonly tier: Tier;
  /** Null for tickets without a number of their own. */
  readonly ticket: Ticket | null;
  readonly tokenId: number;
  readonly quantity: number;
  readonly seller: Buffer;
  readonly buyer: Buffer;
  /** Null: unknown. */
  readonly payment: Payment | null;
  /** Of one ticket. */
  readonly face: FaceValue;
  readonly hop: number | null;
  /** Columns that most sales leave at what they are by default. */
  readonly more?: Row;
}

/** Writes a sale, the parts of its price and its place in the tally. */
export function insertSale(context: WorldContext, facts: SaleFacts): void {
  const { writer } = context;
  const { id, kind, event, ticket, quantity, payment, face } = facts;
  writer.insert("sale", {
    id,
    kind,
    ticket: ticket?.id ?? null,
    contract: event.contract.id,
    token_id: facts.tokenId,
    quantity,
    event: event.id,
    ticket_type: facts.tier.id,
    seller: facts.seller,
    buyer: facts.buyer,
    payer: facts.buyer,
    ...moneyColumns(payment),
    ...faceColumns({ ...face, amount: face.amount * BigInt(quantity) }),
    hop: facts.hop,
    is_estimated: false,
    bundle_size: 1,
    is_wash_suspect: false,
    ...facts.more,
    ...writer.place,
  });
  insertParts(context, facts);
  count(context, facts);
}

function moneyColumns(payment: Payment | null): Row {
  if (payment === null) return { price_source: "UNKNOWN", price_unknown_reason: "NOT_IN_LOGS" };
  const { currency, price, royalty, fee, source } = payment;
  return { currency, price, price_source: source, royalty, fee, proceeds: proceedsOf(payment) };
}

export function proceedsOf({ price, royalty, fee }: Payment): bigint | null {
  return royalty === null || fee === null ? null : price - royalty - fee;
}

/** A part of 0 has no row, nor has one that is not known. */
function insertParts(
  { writer, market }: WorldContext,
  { id, kind, event, seller, payment }: SaleFacts,
): void {
  if (payment === null) return;
  const isPrimary = kind === "PRIMARY";
  const parts = [
    { role: "SELLER", recipient: seller, amount: proceedsOf(payment) },
    { role: "ROYALTY", recipient: event.contract.organizer.id, amount: payment.royalty },
    {
      role: isPrimary ? "PRIMARY_FEE" : "MARKETPLACE",
      recipient: isPrimary ? null : market,
      amount: payment.fee,
    },
  ];
  for (const [position, { role, recipient, amount }] of parts.entries()) {
    if (amount === null || amount === 0n) continue;
    const { number: block, time: timestamp } = writer;
    const part = { sale: id, role, recipient, currency: payment.currency, amount, block, timestamp };
    writer.insert("sale_fee", { id: positionedKey(id, position), ...part });
  }
}

function count({ tally }: WorldContext, { kind, event, quantity, payment }: SaleFacts): void {
  tally.sales += 1;
  const own = tally.of(event.id);
  const isPrimary = kind === "PRIMARY";
  if (!isPrimary) own.resales += quantity;
  else if (payment?.price === 0n) own.complimentary += quantity;
  else own.primary += quantity;
  if (payment === null) return;
  addMoney(isPrimary ? own.primaryGross : own.resaleGross, payment.currency, payment.price);
}
