import { judgeEntities } from "../match/judge-entities.ts";
import type { Flag } from "../product/flag.ts";
import type { Truth } from "../world/truth.ts";

/** A scored entity with whose it truly is. */
export interface Example {
  readonly world: string;
  readonly isScalper: boolean;
  readonly measured: Readonly<Record<string, number>>;
}

/** Entities whose main controller is a scalper or nobody of the kind; those of which neither is true are left out. */
export function toExamples(truth: Truth, flags: readonly Flag[]): Example[] {
  return flags.flatMap((flag) => {
    const [judged] = judgeEntities(truth, [flag]);
    if (judged === undefined || judged.verdict === "ignored") return [];
    return [{ world: truth.name, isScalper: judged.verdict !== "wrong", measured: flag.measured }];
  });
}
