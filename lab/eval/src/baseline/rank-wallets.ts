import type { RankedEntity } from "../match/score-controllers.ts";
import type { ProductSale } from "../product/read-sales.ts";

/** What each wallet did in the sales of a world. */
export interface WalletTotals {
  /** Tickets bought at first hand. */
  readonly bought: ReadonlyMap<string, number>;
  /** Σ of the markups of its resales above face value, in face values. */
  readonly markup: ReadonlyMap<string, number>;
}

const BPS = 10_000;

/** Adds sales up, one at a time, so that they need not be in memory. */
export class WalletTotalsCounter implements WalletTotals {
  readonly bought = new Map<string, number>();
  readonly markup = new Map<string, number>();

  add({ kind, buyer, seller, markupBps }: ProductSale): void {
    if (kind === "PRIMARY") this.bought.set(buyer, (this.bought.get(buyer) ?? 0) + 1);
    else if (markupBps !== null && markupBps > 0)
      this.markup.set(seller, (this.markup.get(seller) ?? 0) + markupBps / BPS);
  }
}

/** Each wallet by itself, the more the higher: what a list of best customers or sellers would flag. */
export function rankWallets(totals: ReadonlyMap<string, number>): RankedEntity[] {
  return [...totals].map(([wallet, score]) => ({ wallets: [wallet], score }));
}

/** Clusters by the tickets that all their wallets bought; wallets outside of them each by themselves. */
export function rankClusters(
  clusters: readonly (readonly string[])[],
  bought: ReadonlyMap<string, number>,
): RankedEntity[] {
  const isClustered = new Set(clusters.flat());
  const alone = [...bought.keys()].filter((wallet) => !isClustered.has(wallet)).map((wallet) => [wallet]);
  return [...clusters, ...alone].map((wallets) => ({
    wallets,
    score: wallets.reduce((sum, wallet) => sum + (bought.get(wallet) ?? 0), 0),
  }));
}
