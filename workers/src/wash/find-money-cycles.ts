import { MoneyTrail } from "./money-trail.ts";
import type { Funding, Payment } from "./wash-evidence.ts";
import { compareFacts, type WashSale } from "./wash-facts.ts";
import type { Finding, Findings } from "./wash-verdict.ts";

const RETURN_SECONDS = 48 * 3600;

/**
 * WASH-06: at least 80 % of the price goes from the seller to the buyer's side within 48 hours, straight or over one wallet. The buyer's
 * side: buyer, payer, and the buyer's funder. WASH-05, as far as money tells: the same within the sale's transaction. Money counts once.
 */
export function findMoneyCycles(
  resales: readonly WashSale[],
  funding: Funding,
): { readonly cycles: Findings; readonly loops: Findings } {
  const cycles = new Map<WashSale, Finding>();
  const loops = new Map<WashSale, Finding>();
  const trail = new MoneyTrail(funding);
  for (const sale of resales.toSorted(compareFacts)) {
    const { seller, buyer, payer, price, currency, time } = sale;
    const funder = funding.funderOf(buyer, time);
    const wallets = [buyer, payer, funder ?? buyer];
    const side = new Set(wallets.filter((wallet) => wallet !== seller && !funding.isHub(wallet)));
    if (price === null || price === 0n || currency === null) continue;
    const wanted = { from: seller, to: side, currency, amount: price };
    const payments = trail.take({ ...wanted, since: time, until: time + RETURN_SECONDS });
    if (payments === null) continue;
    cycles.set(sale, finding("WASH-06", sale, payments));
    if (payments.every(({ transaction }) => transaction === sale.transaction))
      loops.set(sale, finding("WASH-05", sale, payments));
  }
  return { cycles, loops };
}

function finding(code: "WASH-05" | "WASH-06", sale: WashSale, payments: readonly Payment[]): Finding {
  return { code, sales: [sale.id], payments };
}
