import type { ListingStep } from "./dossier.ts";
import { measured, type Signal, unknown } from "./signal.ts";

const DAY_SECONDS = 86_400;
const FEWEST_EDITS = 3;

/** Price changes per day that a listing was open; of one day at least, so that a short listing says little. */
export const repricing: Signal = {
  code: "PRO-02",
  family: "PRO",
  version: 1,
  measure({ listings, asOf }) {
    const steps = [...Map.groupBy(listings, ({ listing }) => listing).values()].filter(
      ([first]) => first?.kind === "LISTED",
    );
    if (steps.length === 0) return unknown("NOT_LISTED");
    const edits = steps.flat().filter(({ kind }) => kind === "PRICE_CHANGED").length;
    if (edits < FEWEST_EDITS) return measured(0, steps.flat());
    const days = steps.reduce((sum, own) => sum + openSeconds(own, asOf.time), 0) / DAY_SECONDS;
    return measured(edits / Math.max(days, 1), steps.flat());
  },
};

function openSeconds(steps: readonly ListingStep[], now: number): number {
  const [first] = steps;
  if (first === undefined) return 0;
  const end = steps.find(({ kind }) => kind !== "LISTED" && kind !== "PRICE_CHANGED");
  return (end?.at.time ?? now) - first.at.time;
}
