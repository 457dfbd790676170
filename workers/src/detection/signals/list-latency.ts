import { firstOffers } from "./first-offers.ts";
import { measured, type Signal, unknown } from "./signal.ts";

const HOUR_SECONDS = 3600;
const FEWEST = 3;

/** Median hours from a ticket's purchase to its first listing, over at least three listed tickets. Lower is more suspicious. */
export const listLatency: Signal = {
  code: "RES-04",
  family: "RES",
  version: 1,
  measure(dossier) {
    if (!dossier.listings.some(({ kind }) => kind === "LISTED")) return unknown("NOT_LISTED");
    const pairs = firstOffers(dossier);
    if (pairs.length < FEWEST) return unknown("LOW_N");
    const hours = pairs.map(({ purchase, step }) => (step.at.time - purchase.at.time) / HOUR_SECONDS);
    return measured(
      medianNumber(hours),
      pairs.map(({ purchase }) => purchase),
      pairs.map(({ step }) => step),
    );
  },
};

function medianNumber(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? upper;
  return (lower + upper) / 2;
}
