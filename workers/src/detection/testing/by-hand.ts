import type { Entity } from "../entities/entity.ts";
import type { DetectionFacts } from "../facts/detection-facts.ts";
import type { Roles } from "../roles/role.ts";
import { judgeAll } from "../run/judge-all.ts";
import { SCORE_MODEL } from "../score/score-model.ts";
import { termsOfFacts } from "../signals/read-terms.ts";
import { addressOfName } from "./facts-builder.ts";

/** Judges with entities given instead of found; every other wallet stands alone, those of `servants` are no subjects. */
export function judgeGroups(
  facts: DetectionFacts,
  { groups, servants }: { groups: readonly (readonly string[])[]; servants: readonly string[] },
) {
  const numberOf = (name: string) => facts.wallets.find(addressOfName(name));
  const bits = new Uint8Array(facts.wallets.count);
  for (const name of servants) bits[numberOf(name)] = 1;
  const roles: Roles = { all: [], bits };
  const grouped = groups.map((names) => names.map(numberOf).toSorted((a, b) => a - b));
  const taken = new Set(grouped.flat());
  const single = Array.from({ length: facts.wallets.count }, (_, wallet) => [wallet]);
  const alone = single.filter(([wallet = -1]) => !taken.has(wallet) && bits[wallet] === 0);
  const entities = [...grouped, ...alone].map((wallets): Entity => {
    const id = wallets.map((wallet) => facts.wallets.hexOf(wallet)).toSorted()[0] ?? "0x";
    return { id, wallets, links: [], confidence: 1 };
  });
  const terms = termsOfFacts(facts, { places: new Map(), hashes: [] });
  return judgeAll({ facts, roles, entities, terms, washTrades: new Map() }, SCORE_MODEL);
}
