import type { DetectionFacts } from "../facts/detection-facts.ts";
import { type RowsBy, rowsBy, rowsOf } from "../facts/rows-by.ts";
import { findProfitOffers } from "./find-profit-offers.ts";
import { firstPurchases } from "./first-purchases.ts";
import { PURCHASE_SETTINGS } from "./purchase-settings.ts";

/** Who bought in a primary sale, and who of them lives off resale. */
export interface Buyers {
  /** 1 for who offered at a profit for at least half of the events it bought for, 2 for who did so soon. By wallet. */
  readonly resellers: Uint8Array;
  /** 1 for who bought in a primary sale. By wallet. */
  readonly isBuyer: Uint8Array;
}

export function findBuyers(facts: DetectionFacts): Buyers {
  const rows = firstPurchases(facts);
  const buyers = rows.map((row) => facts.sales.buyer[row] as number);
  const isBuyer = new Uint8Array(facts.wallets.count);
  for (const buyer of buyers) isBuyer[buyer] = 1;
  const byWallet = rowsBy(buyers, facts.wallets.count);
  return { resellers: findResellers(findProfitOffers(facts, rows), byWallet), isBuyer };
}

/** @param profitOffer of each first purchase, 1 for an offer at a profit and 2 for one that came soon */
export function findResellers(profitOffer: Uint8Array, byWallet: RowsBy): Uint8Array {
  return Uint8Array.from({ length: byWallet.starts.length - 1 }, (_, wallet) => {
    const rows = rowsOf(byWallet, wallet);
    if (rows.length === 0) return 0;
    const share = (least: number) =>
      rows.filter((at) => (profitOffer[at] as number) >= least).length / rows.length;
    const { resellerShare } = PURCHASE_SETTINGS;
    return share(2) >= resellerShare ? 2 : share(1) >= resellerShare ? 1 : 0;
  });
}
