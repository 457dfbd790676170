import { scoreControllers } from "../match/score-controllers.ts";
import { binomialBounds } from "../measure/binomial-bounds.ts";
import { isCase } from "../product/flag.ts";
import type { EvaluatedWorld } from "../world/load-world.ts";
import { plain, type QualityFigure } from "./figure.ts";

/** Groups of types that have a goal of their own; a world may name other types, which are in none. */
const GROUPS: Readonly<Record<string, ReadonlySet<string>>> = {
  "group.ordinary": new Set(["fan", "family", "giftee", "custodial", "organizer", "box_office"]),
  "group.bulk": new Set(["fan_club", "season_holder", "corporate"]),
};

interface Tally {
  readonly flagged: number;
  readonly all: number;
}

/**
 * How many true controllers of each type became cases, by any of their wallets, with exact binomial bounds: of scalpers this is
 * the share found, of all others the share wronged. Beside it, how many cases rest on one family of signals only.
 */
export function measureFalsePositives(worlds: readonly EvaluatedWorld[]): QualityFigure[] {
  const tallies = new Map<string, Tally>();
  for (const { truth, flags } of worlds) {
    const cases = flags.filter(isCase).map(({ wallets }) => ({ wallets, score: 1 }));
    for (const { controller, score } of scoreControllers(truth, cases)) {
      const key = `${controller.label}.${controller.type}`;
      const { flagged, all } = tallies.get(key) ?? { flagged: 0, all: 0 };
      tallies.set(key, { flagged: flagged + score, all: all + 1 });
    }
  }
  const byLabel = Map.groupBy(tallies, ([key]) => key.split(".", 1)[0] ?? key);
  const labels = [...byLabel].map(([label, each]) => [label, sum(each.map(([, tally]) => tally))] as const);
  const typeOf = (key: string) => key.slice(key.indexOf(".") + 1);
  const groups = Object.entries(GROUPS).flatMap(([name, types]) => {
    const own = [...tallies].filter(([key]) => types.has(typeOf(key))).map(([, tally]) => tally);
    return own.length === 0 ? [] : [[name, sum(own)] as const];
  });
  const flags = worlds.flatMap((world) => world.flags.filter(isCase));
  return [
    ...[...labels, ...groups, ...tallies].sort(byKey).map(([key, tally]) => toFigure(`cases.${key}`, tally)),
    plain("cases.count", flags.length, flags.length, "cases"),
    plain(
      "cases.with_one_family",
      flags.filter((flag) => countFamilies(flag) < 2).length,
      flags.length,
      "cases",
    ),
  ];
}

const byKey = ([left]: readonly [string, Tally], [right]: readonly [string, Tally]) =>
  left.localeCompare(right, "en");

function toFigure(name: string, { flagged, all }: Tally): QualityFigure {
  const bounds = binomialBounds(flagged, all);
  return {
    name,
    value: flagged / all,
    low: bounds?.low ?? null,
    high: bounds?.high ?? null,
    unit: "share",
    n: all,
  };
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((total, each) => ({
    flagged: total.flagged + each.flagged,
    all: total.all + each.all,
  }));
}

function countFamilies({ reasons }: EvaluatedWorld["flags"][number]): number {
  return new Set(reasons.filter(({ contribution }) => contribution > 0).map(({ family }) => family)).size;
}
