import { poolAdjacent } from "./pool-adjacent.ts";
import type { Step } from "./score-model.ts";

/** Log-odds with what is true. */
export interface Outcome {
  readonly logit: number;
  readonly isScalper: boolean;
}

/** Standard deviations below the mean: a true share is lower than that in one of ten. */
const CAUTION = 1.2816;

/**
 * Rising steps from log-odds to probability: those nearest to what was seen (isotonic regression; Zadrozny and Elkan, 2002), each
 * taken at the lower bound of its share, so that few observations make nobody a case.
 */
export function fitCalibration(outcomes: readonly Outcome[]): Step[] {
  const groups = Map.groupBy(outcomes, ({ logit }) => Math.round(logit * 1e4) / 1e4);
  const sorted = [...groups].sort(([left], [right]) => left - right);
  const shares = sorted.map(([, group]) => group.filter(({ isScalper }) => isScalper).length / group.length);
  const pooled = poolAdjacent(
    shares,
    sorted.map(([, group]) => group.length),
  );
  const blocks = Map.groupBy(
    sorted.map(([logit, group], index) => ({ logit, count: group.length, share: pooled[index] ?? 0 })),
    ({ share }) => share,
  );
  return [...blocks]
    .map(([share, members]): Step => {
      const count = members.reduce((sum, member) => sum + member.count, 0);
      return [members[0]?.logit ?? 0, Math.round(lowerBound(share, count) * 1e6) / 1e6];
    })
    .map(keepRising());
}

/** Wilson's lower bound (1927), with half an observation of either kind added, so that it is never 0 or 1. */
function lowerBound(share: number, count: number): number {
  const n = count + 1;
  const p = (share * count + 0.5) / n;
  const square = CAUTION * CAUTION;
  const spread = CAUTION * Math.sqrt((p * (1 - p)) / n + square / (4 * n * n));
  return (p + square / (2 * n) - spread) / (1 + square / n);
}

/** The bound weighs more on small blocks and could turn two steps round: a step is never below the last. */
function keepRising(): (step: Step) => Step {
  let highest = 0;
  return ([logit, probability]) => {
    highest = Math.max(highest, probability);
    return [logit, highest];
  };
}
