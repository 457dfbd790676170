import type { SaleFacts } from "../../facts/read-sales.ts";

export type Sale = SaleFacts<
  "event" | "kind" | "currency" | "price" | "royalty" | "royalty_due" | "fee" | "block"
>;

/** Sales of one kind and currency. */
export interface SalesTotal {
  readonly kind: string;
  readonly currency: string;
  gross: bigint;
  saleCount: number;
  /** Sales whose logs do not tell how the price was divided. */
  undividedCount: number;
  /** Resales of which both the royalty paid and the one due are known. */
  comparedCount: number;
  royaltyUnknownCount: number;
  royaltyPaid: bigint;
  royaltyDue: bigint;
  royaltyShortfall: bigint;
  block: number;
}

/** Sums up an event's sales that have a price. */
export function sumSales(sales: readonly Sale[]): SalesTotal[] {
  const totals = new Map<string, SalesTotal>();
  for (const { kind, currency, price, royalty, royalty_due, fee, block } of sales) {
    if (price === null || currency === null) continue;
    const total = totalOf(totals, kind, currency);
    total.gross += price;
    total.saleCount += 1;
    total.block = Math.max(total.block, block);
    if (fee === null || royalty === null) total.undividedCount += 1;
    if (kind !== "PRIMARY") compareRoyalty(total, royalty, royalty_due);
  }
  return [...totals.values()];
}

/** A sale that pays more than is due makes up for no other. */
function compareRoyalty(total: SalesTotal, paid: bigint | null, due: bigint | null): void {
  if (paid === null || due === null) {
    total.royaltyUnknownCount += 1;
    return;
  }
  total.comparedCount += 1;
  total.royaltyPaid += paid;
  total.royaltyDue += due;
  if (due > paid) total.royaltyShortfall += due - paid;
}

function totalOf(totals: Map<string, SalesTotal>, kind: string, currency: string): SalesTotal {
  const key = `${kind} ${currency}`;
  const known = totals.get(key);
  if (known !== undefined) return known;
  const created: SalesTotal = {
    kind,
    currency,
    gross: 0n,
    saleCount: 0,
    undividedCount: 0,
    comparedCount: 0,
    royaltyUnknownCount: 0,
    royaltyPaid: 0n,
    royaltyDue: 0n,
    royaltyShortfall: 0n,
    block: 0,
  };
  totals.set(key, created);
  return created;
}
