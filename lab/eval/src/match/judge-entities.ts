import type { Label, TrueController, Truth } from "../world/truth.ts";
import type { RankedEntity } from "./score-controllers.ts";

export type Verdict = "hit" | "repeat" | "wrong" | "ignored";

export interface JudgedEntity {
  readonly score: number;
  /** Who has most of its wallets; null when none is in the truth. */
  readonly controller: TrueController | null;
  /** "hit" for the first entity of a scalper, "repeat" for further ones, "ignored" where neither would be right. */
  readonly verdict: Verdict;
}

/** Labels of which a flag is neither right nor wrong: they are measured apart. */
export const UNJUDGED: ReadonlySet<Label> = new Set(["wash", "grey", "purse"]);

/**
 * Judges entities in the order of their scores, as a reviewer who opens case after case would: an entity belongs to the
 * controller of most of its wallets (of several, the one whose name sorts first), and is right when that is a scalper who has
 * more than half of them. One of whose wallets the truth knows none is neither right nor wrong.
 */
export function judgeEntities(truth: Truth, entities: readonly RankedEntity[]): JudgedEntity[] {
  const met = new Set<TrueController>();
  const ranked = [...entities].sort((left, right) => right.score - left.score);
  return ranked.map(({ wallets, score }) => {
    const { controller, count } = findMain(truth, wallets);
    const verdict = judge(controller, count * 2 > wallets.length, met);
    if (verdict === "hit" && controller !== null) met.add(controller);
    return { score, controller, verdict };
  });
}

function judge(
  controller: TrueController | null,
  isMost: boolean,
  met: ReadonlySet<TrueController>,
): Verdict {
  if (controller === null) return "ignored";
  if (!isMost) return "wrong";
  if (UNJUDGED.has(controller.label)) return "ignored";
  if (controller.label !== "scalper") return "wrong";
  return met.has(controller) ? "repeat" : "hit";
}

function findMain(
  truth: Truth,
  wallets: readonly string[],
): { controller: TrueController | null; count: number } {
  const counts = new Map<TrueController, number>();
  for (const wallet of wallets) {
    const controller = truth.controllerOf.get(wallet);
    if (controller !== undefined) counts.set(controller, (counts.get(controller) ?? 0) + 1);
  }
  let [main, most]: [TrueController | null, number] = [null, 0];
  for (const [controller, count] of counts) {
    const isFirst = main !== null && count === most && controller.controller < main.controller;
    if (count > most || isFirst) [main, most] = [controller, count];
  }
  return { controller: main, count: most };
}
