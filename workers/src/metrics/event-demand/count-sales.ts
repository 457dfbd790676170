import { addSale, type VelocityState } from "@facevalue/core";
import { type DemandFacts, isFree, isPrimary } from "./read-facts.ts";

/** After the year 9999 nothing takes place. */
const LATEST = 253_402_300_799n;

/** What an event's sales by the organizer come to. */
export interface SalesCount {
  /** Tickets sold for money, and given away. */
  readonly paid: bigint;
  readonly free: bigint;
  readonly buyers: number;
  readonly velocity: VelocityState;
  /** Unix seconds when the tickets issued first reached the capacity; null when they have not. */
  readonly soldOutAt: number | null;
}

/** Goes through the sales once. */
export function countSales({ event, sales }: DemandFacts): SalesCount {
  const capacity = event?.capacity ?? null;
  const onSaleAt = timeOf(event?.sales_start ?? null) ?? firstSaleTime(sales);
  const buyers = new Set<string>();
  let [paid, free] = [0n, 0n];
  let soldOutAt: number | null = null;
  let velocity: VelocityState = { velocity: 0n, time: null, onSaleAt };
  for (const sale of sales) {
    if (!isPrimary(sale)) continue;
    if (isFree(sale)) free += sale.quantity;
    else {
      paid += sale.quantity;
      buyers.add(sale.buyer);
      velocity = addSale(velocity, sale.quantity, sale.time);
    }
    if (soldOutAt === null && capacity !== null && capacity > 0n && paid + free >= capacity)
      soldOutAt = sale.time;
  }
  return { paid, free, buyers: buyers.size, velocity, soldOutAt };
}

/** A published time that a calendar has; any other is as good as none. */
function timeOf(seconds: bigint | null): number | null {
  return seconds === null || seconds <= 0n || seconds > LATEST ? null : Number(seconds);
}

function firstSaleTime(sales: DemandFacts["sales"]): number | null {
  return sales.find((sale) => isPrimary(sale) && !isFree(sale))?.time ?? null;
}
