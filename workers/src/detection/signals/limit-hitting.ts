import type { Acquisition } from "./dossier.ts";
import { limitedPurchases, quantityOf } from "./entity-events.ts";
import { shrunkShare } from "./shrunk-share.ts";
import { measured, type Signal, unknown } from "./signal.ts";

/** Share of on-sales in which each wallet that bought took the whole limit of a tier, shrunk. */
export const limitHitting: Signal = {
  code: "LIM-02",
  family: "LIM",
  version: 2,
  measure(dossier) {
    const limited = [...limitedPurchases(dossier)];
    if (limited.length === 0) return unknown("LIMIT_UNKNOWN");
    const onSales = [...Map.groupBy(limited, ([{ event }]) => event).values()];
    const hits = onSales.filter((tiers) => {
      const buyers = new Set(tiers.flatMap(([, purchases]) => purchases.map(({ wallet }) => wallet)));
      return [...buyers].every((wallet) =>
        tiers.some(([{ walletLimit }, purchases]) => boughtBy(wallet, purchases) >= walletLimit),
      );
    });
    return measured(
      shrunkShare(hits.length, onSales.length),
      limited.map(([terms]) => terms),
      limited.flatMap(([, purchases]) => purchases),
    );
  },
};

function boughtBy(wallet: number, purchases: readonly Acquisition[]): number {
  return quantityOf(purchases.filter((purchase) => purchase.wallet === wallet));
}
