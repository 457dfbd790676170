import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Sale, Ticket } from "../../generated/schema";

/** Whether the ticket's own primary sale is known. */
export function hasFaceValue(ticket: Ticket): bool {
  return ticket.faceValueSource != "UNKNOWN";
}

/** Pins what the ticket cost in its own primary sale, fee included; it never changes again. */
export function pinFaceValue(ticket: Ticket, faceValue: BigInt, currency: Bytes, source: string): void {
  ticket.faceValue = faceValue;
  ticket.faceCurrency = currency;
  ticket.faceValueSource = faceValue.isZero() ? "COMP" : source;
}

/** Pins the price of a primary sale that is told like a resale. */
export function pinSettledFaceValue(ticket: Ticket, sale: Sale): void {
  const price = sale.price;
  const currency = sale.currency;
  if (price === null || currency === null) return;
  pinFaceValue(ticket, price, currency, sale.priceSource);
}
