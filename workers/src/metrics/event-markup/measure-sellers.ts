import { compareBigints } from "@facevalue/core";
import { ratioOf } from "../ratio.ts";
import type { Resale } from "./resale.ts";

const TOP_COUNT = 10;

/**
 * How concentrated reselling is, in tickets per selling wallet: sum of the squared shares (Herfindahl-Hirschman index) and
 * share of the ten that sold most.
 */
export function measureSellers(resales: readonly Resale[]) {
  const sold = new Map<string, bigint>();
  let total = 0n;
  for (const { sale } of resales) {
    sold.set(sale.seller, (sold.get(sale.seller) ?? 0n) + sale.quantity);
    total += sale.quantity;
  }
  const amounts = [...sold.values()];
  const squares = amounts.reduce((sum, amount) => sum + amount * amount, 0n);
  const top = amounts.length > TOP_COUNT ? amounts.sort(compareBigints).slice(-TOP_COUNT) : amounts;
  return {
    seller_count: sold.size,
    seller_concentration: ratioOf(squares, total * total),
    top_seller_share: ratioOf(
      top.reduce((sum, amount) => sum + amount, 0n),
      total,
    ),
    seller_reason: total === 0n ? "NO_SALES" : null,
  };
}
