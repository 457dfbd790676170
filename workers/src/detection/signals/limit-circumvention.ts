import { limitedPurchases, quantityOf } from "./entity-events.ts";
import { measured, type Signal, unknown } from "./signal.ts";

/** Σ ln r over tiers, r = tickets bought in the primary sale / limit per wallet, where r > 1 and at least two wallets bought. */
export const limitCircumvention: Signal = {
  code: "LIM-01",
  family: "LIM",
  version: 1,
  measure(dossier) {
    const limited = limitedPurchases(dossier);
    if (limited.size === 0) return unknown("LIMIT_UNKNOWN");
    const over = [...limited].filter(
      ([{ walletLimit }, purchases]) =>
        quantityOf(purchases) > walletLimit && new Set(purchases.map(({ wallet }) => wallet)).size > 1,
    );
    const counted = over.length > 0 ? over : [...limited];
    const value = over.reduce(
      (sum, [{ walletLimit }, purchases]) => sum + Math.log(quantityOf(purchases) / walletLimit),
      0,
    );
    return measured(
      value,
      counted.map(([terms]) => terms),
      counted.flatMap(([, purchases]) => purchases),
    );
  },
};
