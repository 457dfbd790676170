export type { SeasonDeployment } from "./deployment.ts";
export {
  type PlayedSeason,
  type PlaySeasonOptions,
  playSeason,
  SEASON_DAYS,
  type SeasonProgress,
} from "./play-season.ts";
