import { estimateUnits, weightedSum } from "../bootstrap/estimates.ts";
import { quotient } from "../measure/cluster-scores.ts";
import type { EvaluatedWorld } from "../world/load-world.ts";
import { figure, type QualityFigure } from "./figure.ts";

/** Of the scalpers who had bought so many hours after an on-sale, the share that was a case by then. */
export function measureDelay(worlds: readonly EvaluatedWorld[]): QualityFigure[] {
  const delays = worlds.map((world) => world.delays);
  const hours = [...new Set(delays.flat().map((delay) => delay.hours))].sort((left, right) => left - right);
  return hours.map((hour) => {
    const counts = delays.map((each) => each.filter((delay) => delay.hours === hour));
    const estimate = estimateUnits(counts, (units) =>
      quotient(
        weightedSum(units, ({ flagged }) => flagged),
        weightedSum(units, ({ buyers }) => buyers),
      ),
    );
    const buyers = counts.flat().reduce((sum, each) => sum + each.buyers, 0);
    return figure(`delay.recall_after_${hour}h`, estimate, buyers);
  });
}
