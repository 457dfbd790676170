import { priceExcess, quotient } from "./price-excess.ts";
import { measured, type Signal, unknown } from "./signal.ts";
import { honestResales } from "./ticket-flow.ts";

/** Sales that are added at the cap, so that one sale alone says little. */
const ADDED_SALES = 2;

/** Σ (price above the cap / face value) / (sales + 2): mean excess per sale in face values, shrunk. */
export const markupOverCap: Signal = {
  code: "RES-03",
  family: "RES",
  version: 1,
  measure(dossier) {
    const sales = honestResales(dossier);
    if (sales.length === 0) return unknown("NO_SALES");
    const known = sales.flatMap((sale) => priceExcess(sale) ?? []);
    if (known.length === 0) return unknown("FACE_UNKNOWN");
    const sum = known.reduce((total, { excess, faceValue }) => total + quotient(excess, faceValue), 0);
    return measured(
      sum / (known.length + ADDED_SALES),
      known.map(({ sale }) => sale),
    );
  },
};
