import type { Acquisition } from "./dossier.ts";
import { isBought } from "./is-bought.ts";
import { shrunkShare } from "./shrunk-share.ts";
import { measured, type Signal, unknown } from "./signal.ts";

/** Faster than a person confirms two payments. */
const QUICK_SECONDS = 12;
/** Gaps this even are a timer's: people's waiting times vary by about their mean. */
const EVEN_VARIATION = 0.25;
const FEWEST_EVEN_GAPS = 5;

/**
 * Share of gaps between purchases of an event that a machine would leave, shrunk: between two wallets within 12 seconds (the same
 * block included), or all of an event's gaps where there are five or more and their coefficient of variation is below 0.25.
 */
export const machineRhythm: Signal = {
  code: "SPD-02",
  family: "SPD",
  version: 1,
  measure(dossier) {
    const bought = dossier.acquisitions.filter((item) => isBought(item) && item.event >= 0);
    const gaps = [...Map.groupBy(bought, ({ event }) => event).values()].map(gapsOf);
    const count = gaps.reduce((sum, { length }) => sum + length, 0);
    if (count === 0) return unknown("LOW_N");
    const machine = gaps.reduce(
      (sum, own) => sum + (areEven(own) ? own.length : own.filter(isQuick).length),
      0,
    );
    return measured(shrunkShare(machine, count), bought);
  },
};

interface Gap {
  readonly seconds: number;
  readonly isOtherWallet: boolean;
}

function gapsOf(purchases: readonly Acquisition[]): Gap[] {
  const orders = [...Map.groupBy(purchases, ({ at }) => at.transaction).values()].flatMap(
    ([first]) => first ?? [],
  );
  return orders.slice(1).flatMap((order, index) => {
    const before = orders[index];
    if (before === undefined) return [];
    return { seconds: order.at.time - before.at.time, isOtherWallet: order.wallet !== before.wallet };
  });
}

function isQuick({ seconds, isOtherWallet }: Gap): boolean {
  return isOtherWallet && seconds <= QUICK_SECONDS;
}

function areEven(gaps: readonly Gap[]): boolean {
  if (gaps.length < FEWEST_EVEN_GAPS) return false;
  const mean = gaps.reduce((sum, { seconds }) => sum + seconds, 0) / gaps.length;
  const variance = gaps.reduce((sum, { seconds }) => sum + (seconds - mean) ** 2, 0) / gaps.length;
  return mean > 0 && Math.sqrt(variance) / mean < EVEN_VARIATION;
}
