import type { NullReason } from "@facevalue/core";
import type { MarkupSale } from "./read-facts.ts";
import type { Cost, FaceValue, Payment, Resale } from "./resale.ts";

/** What is known of a ticket after its sales so far. */
interface TicketPast {
  isSold: boolean;
  /** Sales so far, few per ticket. */
  readonly sales: MarkupSale[];
  lastResale: MarkupSale;
}

/**
 * The resales among an event's sales, each with the face value's own time and the seller's own cost.
 * @param sales in the order of the chain, with every sale of each ticket that was resold
 */
export function traceResales(sales: readonly MarkupSale[]): Resale[] {
  const pasts = new Map<string, TicketPast>();
  const wholes = new Map<string, TicketPast>();
  for (const sale of sales) if (sale.ticket !== null) remember(wholes, sale, sale.ticket);
  const resales: Resale[] = [];
  for (const sale of sales) {
    const { ticket } = sale;
    const past = ticket === null ? undefined : pasts.get(ticket);
    const whole = ticket === null ? undefined : wholes.get(ticket);
    if (sale.kind === "SECONDARY") resales.push(traceResale(sale, { past, whole }));
    if (ticket !== null) remember(pasts, sale, ticket);
  }
  return resales;
}

function remember(pasts: Map<string, TicketPast>, sale: MarkupSale, ticket: string): void {
  let past = pasts.get(ticket);
  if (past === undefined) {
    past = { isSold: false, sales: [], lastResale: sale };
    pasts.set(ticket, past);
  }
  past.sales.push(sale);
  if (sale.kind === "SECONDARY") past.lastResale = sale;
  else if (sale.price !== 0n) past.isSold = true;
}

interface TicketSales {
  /** Before the resale. */
  readonly past: TicketPast | undefined;
  /** All of them. */
  readonly whole: TicketPast | undefined;
}

function traceResale(sale: MarkupSale, { past, whole }: TicketSales): Resale {
  const face = faceOf(sale, past);
  return {
    sale,
    price: payment(sale, sale.price),
    proceeds: payment(sale, sale.proceeds),
    face,
    cost: costOf(sale, face, past),
    isLast: whole?.lastResale === sale,
    isOfSoldTicket: whole?.isSold ?? false,
  };
}

function payment({ currency, time, is_price_shared }: MarkupSale, amount: bigint | null): Payment | null {
  return amount === null || currency === null || is_price_shared ? null : { amount, currency, time };
}

/** Its time is that of the primary sale before, in which the ticket got this face value. */
function faceOf(sale: MarkupSale, past: TicketPast | undefined): FaceValue | null {
  const { face_value: amount, face_currency: currency } = sale;
  if (amount === null || currency === null) return null;
  const unknown: NullReason = sale.ticket === null ? "TICKETS_UNNUMBERED" : "FACE_UNKNOWN";
  const primary = past?.sales.findLast(
    ({ kind, face_currency }) => kind === "PRIMARY" && face_currency === currency,
  );
  return { amount, currency, time: primary?.time ?? unknown };
}

/** A seller who never bought the ticket got it as a gift, which is taken to have cost its face value. */
function costOf(sale: MarkupSale, face: FaceValue | null, past: TicketPast | undefined): Cost {
  if (sale.ticket === null) return { reason: "TICKETS_UNNUMBERED" };
  if (past === undefined) return { reason: "COST_UNKNOWN" };
  const purchase = past.sales.findLast(({ buyer }) => buyer === sale.seller);
  if (purchase === undefined) return face === null ? { reason: "COST_UNKNOWN" } : { gift: face };
  const paid = payment(purchase, purchase.price);
  return paid === null ? { reason: "COST_UNKNOWN" } : { paid };
}
