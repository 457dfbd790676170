import type { Gift } from "../signals/dossier.ts";
import { measured, type Signal, unknown } from "../signals/signal.ts";

/** Gifts to peers who got tickets of two events or more, or gave some back: family and friends. Their number. */
export const recurringGifts: Signal = {
  code: "INN-01",
  family: "INN",
  version: 1,
  measure({ gifts }) {
    if (!gifts.some(({ isOut }) => isOut)) return unknown("NO_GIFTS");
    const recurring = [...Map.groupBy(gifts, ({ peer }) => peer).values()].filter(isRecurring);
    const given = recurring.flat().filter(({ isOut }) => isOut);
    if (given.length === 0) return measured(0, gifts);
    return measured(given.length, recurring.flat());
  },
};

function isRecurring(gifts: readonly Gift[]): boolean {
  if (!gifts.some(({ isOut }) => isOut)) return false;
  return gifts.some(({ isOut }) => !isOut) || new Set(gifts.map(({ event }) => event)).size > 1;
}
