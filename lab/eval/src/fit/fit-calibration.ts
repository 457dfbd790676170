import { poolAdjacent } from "./pool-adjacent.ts";
import type { Step } from "./score-model.ts";

/** Log-odds with what is true. */
export interface Outcome {
  readonly logit: number;
  readonly isScalper: boolean;
}

/** Imagined outcomes that each step is drawn to: no probability is 0 or 1, and few observations speak for innocence. */
const DOUBT = { scalpers: 0.5, others: 1.5 };

/** The rising steps from log-odds to probability nearest to what was seen (isotonic regression; Zadrozny and Elkan, 2002). */
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
      const doubted = (share * count + DOUBT.scalpers) / (count + DOUBT.scalpers + DOUBT.others);
      return [members[0]?.logit ?? 0, Math.round(doubted * 1e6) / 1e6];
    })
    .map(keepRising());
}

/** Doubt weighs more on small blocks and could turn two steps round: a step is never below the last. */
function keepRising(): (step: Step) => Step {
  let highest = 0;
  return ([logit, probability]) => {
    highest = Math.max(highest, probability);
    return [logit, highest];
  };
}
