import type { Truth } from "../world/truth.ts";
import type { RankedEntity } from "./score-controllers.ts";
import { scoreControllers } from "./score-controllers.ts";

/** Scalpers who had bought in an on-sale by some moment after it began, and how many of them were cases by then. */
export interface DelayCounts {
  readonly hours: number;
  readonly buyers: number;
  readonly flagged: number;
}

/** An on-sale at a moment, as the evaluation stores it with the flags of that moment. */
export interface Moment {
  readonly hours: number;
  readonly block: number;
  /** Wallets that had bought in the on-sale until then. */
  readonly buyers: readonly string[];
  /** Cases as of the block. */
  readonly cases: readonly (readonly string[])[];
}

/** Each scalper counts once for each on-sale, found when cases hold half of its tickets in it. */
export function countDelay(truth: Truth, { hours, buyers, cases }: Moment): DelayCounts {
  const tickets = new Map<string, number>();
  for (const wallet of buyers) tickets.set(wallet, (tickets.get(wallet) ?? 0) + 1);
  const entities: RankedEntity[] = cases.map((wallets) => ({ wallets, score: 1 }));
  const scored = scoreControllers({ ...truth, ticketsOf: tickets }, entities).filter(
    ({ controller }) =>
      controller.label === "scalper" && controller.wallets.some((wallet) => tickets.has(wallet)),
  );
  return { hours, buyers: scored.length, flagged: scored.filter(({ score }) => score === 1).length };
}
