import type { Random } from "../random.ts";
import type { Ticket } from "../world/model.ts";

/** Share of holders who ask less than face value at once; with later cuts about 28 % sell below it (analytics.md §8). */
const BELOW_FACE_SHARE = 0.12;

/** The ask of a holder who can no longer come: below face value or near it. */
export function askAsHolder(random: Random, ticket: Ticket): bigint {
  const factor = random.chance(BELOW_FACE_SHARE) ? random.between(0.62, 0.97) : random.between(1.1, 1.9);
  return atMostCap(ticket, factor);
}

/** The ask of somebody who bought to sell. */
export function askAsReseller(random: Random, ticket: Ticket): bigint {
  return atMostCap(ticket, random.between(1.5, 2.8));
}

/** A multiple of the face value in the smallest unit, as far as the ticket's cap allows it. */
export function atMostCap(ticket: Ticket, factor: number): bigint {
  const price = (ticket.faceValue * BigInt(Math.round(factor * 1000))) / 1000n;
  if (ticket.resaleCapBps === 0) return price;
  const cap = (ticket.faceValue * BigInt(ticket.resaleCapBps)) / 10_000n;
  return price < cap ? price : cap;
}

/** The price in parts of the face value. */
export function relativePrice(price: bigint, ticket: Ticket): number {
  return Number((price * 1000n) / ticket.faceValue) / 1000;
}
