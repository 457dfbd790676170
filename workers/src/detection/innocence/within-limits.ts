import { limitedPurchases, quantityOf } from "../signals/entity-events.ts";
import { measured, type Signal, unknown } from "../signals/signal.ts";
import { HOUSEHOLD_WALLETS } from "./household.ts";

/** On-sales in which an entity of at most three wallets stayed within one wallet's limit / all with a limit. */
export const withinLimits: Signal = {
  code: "INN-04",
  family: "INN",
  version: 1,
  measure(dossier) {
    const limited = [...limitedPurchases(dossier)];
    if (limited.length === 0) return unknown("LIMIT_UNKNOWN");
    const within = limited.filter(([{ walletLimit }, purchases]) => quantityOf(purchases) <= walletLimit);
    const isSmall = dossier.wallets.length <= HOUSEHOLD_WALLETS;
    return measured(
      isSmall ? within.length / limited.length : 0,
      limited.map(([terms]) => terms),
      limited.flatMap(([, purchases]) => purchases),
    );
  },
};
