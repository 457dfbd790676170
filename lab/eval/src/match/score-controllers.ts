import type { TrueController, Truth } from "../world/truth.ts";

/** A true controller with the score that the product gave it; 0 where it gave none. */
export interface ScoredController {
  readonly controller: TrueController;
  readonly score: number;
}

/** An entity that was found, as far as ranking is concerned. */
export interface RankedEntity {
  readonly wallets: readonly string[];
  readonly score: number;
}

/**
 * Puts the found entities on the true controllers, so that splitting and merging both cost:
 * - a scalper has the largest score with which wallets holding at least half of its tickets are flagged: one wallet of two
 *   hundred is no find;
 * - anybody else has the largest score of any of its wallets: who is drawn into a scalper's entity is wronged.
 */
export function scoreControllers(truth: Truth, entities: readonly RankedEntity[]): ScoredController[] {
  const scoreOf = new Map<string, number>();
  for (const { wallets, score } of entities) {
    for (const wallet of wallets) scoreOf.set(wallet, Math.max(score, scoreOf.get(wallet) ?? 0));
  }
  return truth.controllers.map((controller) => {
    const score =
      controller.label === "scalper"
        ? scoreOfHalf(controller, truth, scoreOf)
        : controller.wallets.reduce((most, wallet) => Math.max(most, scoreOf.get(wallet) ?? 0), 0);
    return { controller, score };
  });
}

/** Wallets without tickets, such as purses, count only where none of the controller's has any. */
function scoreOfHalf(controller: TrueController, truth: Truth, scoreOf: ReadonlyMap<string, number>): number {
  const held = controller.wallets.map((wallet) => ({
    score: scoreOf.get(wallet) ?? 0,
    tickets: truth.ticketsOf.get(wallet) ?? 0,
  }));
  const hasTickets = held.some(({ tickets }) => tickets > 0);
  const weighted = held.map(({ score, tickets }) => ({ score, weight: hasTickets ? tickets : 1 }));
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  for (const { score, weight } of weighted.sort((left, right) => right.score - left.score)) {
    reached += weight;
    if (reached * 2 >= total) return score;
  }
  return 0;
}
