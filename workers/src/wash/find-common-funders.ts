import type { Funding } from "./wash-evidence.ts";
import type { WashSale } from "./wash-facts.ts";
import type { Finding, Findings } from "./wash-verdict.ts";

/** WASH-04: buyer and seller got their first money from the same wallet, or one from the other; hubs do not count. */
export function findCommonFunders(resales: readonly WashSale[], funding: Funding): Findings {
  const found = new Map<WashSale, Finding>();
  for (const sale of resales) {
    const { seller, buyer, time } = sale;
    if (seller === buyer) continue;
    const [ofSeller, ofBuyer] = [funding.funderOf(seller, time), funding.funderOf(buyer, time)];
    const isShared = ofSeller !== null && ofSeller === ofBuyer;
    if (isShared || ofSeller === buyer || ofBuyer === seller)
      found.set(sale, { code: "WASH-04", sales: [sale.id], payments: [] });
  }
  return found;
}
