import { priceExcess } from "../signals/price-excess.ts";
import { measured, type Signal, unknown } from "../signals/signal.ts";
import { honestResales } from "../signals/ticket-flow.ts";

/** Sales that are added above face value, so that one cheap sale says little. */
const ADDED_SALES = 2;

/** Resales at or below the face value / (resales of known markup + 2). */
export const resoldAtFace: Signal = {
  code: "INN-02",
  family: "INN",
  version: 1,
  measure(dossier) {
    const sales = honestResales(dossier);
    if (sales.length === 0) return unknown("NO_SALES");
    const known = sales.filter((sale) => priceExcess(sale) !== null);
    if (known.length === 0) return unknown("FACE_UNKNOWN");
    const fair = known.filter(({ price, faceValue }) => (price ?? 0n) <= (faceValue ?? 0n));
    return measured(fair.length / (known.length + ADDED_SALES), known);
  },
};
