import type { SeasonProgress } from "@facevalue/season";
import type { Progress } from "../progress-bar.ts";

/** Turns how far a season has been played into progress with rate and time left. */
export function seasonProgressMeter(): (progress: SeasonProgress) => Progress {
  const startedAt = performance.now();
  return ({ share, transactions }) => {
    const seconds = (performance.now() - startedAt) / 1000;
    const rates: Progress["rates"] = seconds > 0 ? { "transactions/s": transactions / seconds } : {};
    const etaSeconds = share > 0.05 ? (seconds * (1 - share)) / share : null;
    return { label: "Playing the season", done: Math.round(share * 100), total: 100, rates, etaSeconds };
  };
}
