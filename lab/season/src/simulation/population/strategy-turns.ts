import type { Random } from "../../random.ts";
import {
  type StrategyWeights,
  UNSEEN_STRATEGIES,
  type UnseenStrategy,
} from "../parameters/adversary-strategies.ts";
import { weightedTurns } from "./weighted-turns.ts";

/** The next professional's strategy; null for a known one. Draws nothing where all are known. */
export function strategyTurns(random: Random, weights: StrategyWeights = {}): () => UnseenStrategy | null {
  const isUnseen = UNSEEN_STRATEGIES.some((name) => (weights[name] ?? 0) > 0);
  if (!isUnseen) return () => null;
  const next = weightedTurns(
    ["known", ...UNSEEN_STRATEGIES] as const,
    (name) => weights[name] ?? 0,
    random.next(),
  );
  return () => {
    const name = next();
    return name === "known" ? null : name;
  };
}
