import type { WashSale } from "./wash-facts.ts";
import type { Finding, Findings, IsServed } from "./wash-verdict.ts";

/**
 * WASH-01: buyer and seller are one, the seller pays, or who pays had also paid for the seller's own purchase. The last only of
 * payers that trade the ticket themselves: a payment service pays for both sides, too.
 * @param sales of one ticket, oldest first
 */
export function findSelfTrades(sales: readonly WashSale[], isServed: IsServed): Findings {
  const found = new Map<WashSale, Finding>();
  const traders = new Set(sales.flatMap(({ seller, buyer }) => [seller, buyer]));
  const purchases = new Map<string, WashSale>();
  for (const sale of sales) {
    const { seller, buyer, payer } = sale;
    const purchase = purchases.get(seller);
    if (sale.kind === "SECONDARY" && !isServed(sale)) {
      if (seller === buyer || seller === payer) found.set(sale, finding(sale.id));
      else if (purchase?.payer === payer && traders.has(payer))
        found.set(sale, finding(purchase.id, sale.id));
    }
    purchases.set(buyer, sale);
  }
  return found;
}

function finding(...sales: string[]): Finding {
  return { code: "WASH-01", sales, payments: [] };
}
