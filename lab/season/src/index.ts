export type { SeasonDeployment } from "./deployment.ts";
export { type KeepTradingOptions, keepTrading } from "./keep-trading.ts";
export {
  type PlayedSeason,
  type PlaySeasonOptions,
  playSeason,
  SEASON_DAYS,
  type SeasonProgress,
} from "./play-season.ts";
export { createRandom, type Random } from "./random.ts";
export { type KeepRatesOptions, type KeptRates, keepRates } from "./service/keep-rates.ts";
export {
  type SeasonChain,
  type StartSeasonChainOptions,
  startSeasonChain,
} from "./service/start-season-chain.ts";
export { type CreateWorldOptions, createWorld, type SimulatedWorld } from "./simulation/create-world.ts";
export { type StrategyWeights, UNSEEN_STRATEGIES } from "./simulation/parameters/adversary-strategies.ts";
export { type PlayWorldOptions, playWorld } from "./simulation/play-world.ts";
export { type ServedWorld, serveWorld } from "./simulation/serve/serve-world.ts";
