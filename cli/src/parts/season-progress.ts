import type { SeasonProgress } from "@facevalue/season";
import type { Progress } from "../progress-bar.ts";

/** How far a season has been played, in days of its time. */
export function seasonProgress({ share, transactions }: SeasonProgress): Progress {
  const label = `Playing the season (${transactions} transactions)`;
  return { label, done: Math.round(share * 100), total: 100, rate: null, etaSeconds: null };
}
