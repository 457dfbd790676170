import { createRandom, type Random } from "../../random.ts";
import { DEFAULT_MARKET, type MarketParameters } from "./market-parameters.ts";
import { DEFAULT_NOISE, type NoiseDials } from "./noise-dials.ts";
import { DEFAULT_POPULATION, type PopulationShares } from "./population-shares.ts";
import { SCALE_PARAMETERS } from "./scale-parameters.ts";
import type { WorldParameters, WorldScale } from "./world-parameters.ts";

/** 2026-01-05T00:00:00Z. */
const FIRST_DAY = 1_767_571_200;
const WEEK = 7 * 86_400;
/** By how much a drawn parameter may differ from its prior, up and down. */
const SPREAD = 0.3;

export interface DrawParametersOptions
  extends Partial<Omit<WorldParameters, "population" | "market" | "noise">> {
  readonly seed: string;
  readonly scale: WorldScale;
  /** Whether every world stands on parameters of its own around the priors; else on the priors themselves. */
  readonly isVaried?: boolean;
  readonly population?: Partial<PopulationShares>;
  readonly market?: Partial<MarketParameters>;
  readonly noise?: Partial<NoiseDials>;
}

/** The parameters of a world: priors, moved by the seed where asked for, and then whatever is given. */
export function drawParameters(options: DrawParametersOptions): WorldParameters {
  const { seed, scale, isVaried = true, population, market, noise, ...given } = options;
  const random = createRandom(`${seed}/parameters`);
  const vary = <T extends object>(priors: T): T => (isVaried ? varied(random, priors) : priors);
  const week = random.integer(0, 40);
  return {
    seed,
    scale,
    startsAt: FIRST_DAY + week * WEEK,
    ...SCALE_PARAMETERS[scale],
    adversaryLevels: [1, 1, 1, 1],
    ...given,
    // The shares of adversaries are the world's prevalence: they stay as they are.
    population: { ...DEFAULT_POPULATION, ...population },
    market: { ...vary(DEFAULT_MARKET), ...market },
    noise: { ...DEFAULT_NOISE, ...noise },
  };
}

function varied<T extends object>(random: Random, priors: T): T {
  const move = (value: number) => value * random.between(1 - SPREAD, 1 + SPREAD);
  const entries = Object.entries(priors).map(([name, value]): [string, unknown] => {
    if (typeof value === "number") return [name, value < 0 || value > 0.8 ? value : move(value)];
    return [name, value];
  });
  return Object.fromEntries(entries) as T;
}
