import type { StrategyWeights } from "./adversary-strategies.ts";
import type { MarketParameters } from "./market-parameters.ts";
import type { NoiseDials } from "./noise-dials.ts";
import type { PopulationShares } from "./population-shares.ts";

export const WORLD_SCALES = ["small", "medium", "large"] as const;
export type WorldScale = (typeof WORLD_SCALES)[number];

/** How well an adversary hides: 0 one wallet, 1 a common funder, 2 exchange funding, 3 everything it can. */
export const ADVERSARY_LEVELS = [0, 1, 2, 3] as const;
export type AdversaryLevel = (typeof ADVERSARY_LEVELS)[number];

/** Everything that a world depends on; the same parameters give the same world. */
export interface WorldParameters {
  readonly seed: string;
  readonly scale: WorldScale;
  /** Unix seconds of the world's first moment. */
  readonly startsAt: number;
  readonly days: number;
  /** Wallets of fans and of those who live off them, without infrastructure; met within a few per cent. */
  readonly wallets: number;
  readonly organizers: number;
  readonly events: number;
  /** Mean of the events' capacities, in tickets. */
  readonly capacity: number;
  readonly population: PopulationShares;
  /** How many of the adversaries are of each level, as weights by level. */
  readonly adversaryLevels: readonly [number, number, number, number];
  /** How many of the professionals follow each strategy, as weights by name; all are known ones unless given. */
  readonly strategies?: StrategyWeights;
  readonly market: MarketParameters;
  readonly noise: NoiseDials;
}
