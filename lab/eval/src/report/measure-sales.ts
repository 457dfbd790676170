import { estimateUnits, type Weighted, weightedSum } from "../bootstrap/estimates.ts";
import { f1Of, type SaleCounts } from "../match/sale-counts.ts";
import { quotient } from "../measure/cluster-scores.ts";
import type { EvaluatedWorld } from "../world/load-world.ts";
import { figure, type QualityFigure } from "./figure.ts";

type Finder = "wash" | "confirmed" | "dune";

/** Wash trades and markups against the truth, sale by sale; bounds by drawing worlds and events. */
export function measureSales(worlds: readonly EvaluatedWorld[]): QualityFigure[] {
  const sales = worlds.map((world) => world.sales);
  const total = (pick: (counts: SaleCounts) => number) =>
    sales.flat().reduce((sum, each) => sum + pick(each), 0);
  const resales = total((counts) => counts.resales);
  const washes = total(({ wash }) => wash.right + wash.missed);
  const share = (part: (counts: SaleCounts) => number, whole: (counts: SaleCounts) => number) =>
    estimateUnits(sales, (units) => quotient(weightedSum(units, part), weightedSum(units, whole)));
  const hasDune = worlds.every((world) => world.hasDune);
  const finders: Finder[] = hasDune ? ["wash", "confirmed", "dune"] : ["wash", "confirmed"];
  return [
    ...finders.flatMap((finder) => [
      figure(
        `wash.${finder}.f1`,
        estimateUnits(sales, (units) => f1Of(sumHits(units, finder))),
        washes,
      ),
      figure(
        `wash.${finder}.precision`,
        share(
          (counts) => counts[finder].right,
          (counts) => counts[finder].right + counts[finder].wrong,
        ),
        washes,
      ),
      figure(
        `wash.${finder}.recall`,
        share(
          (counts) => counts[finder].right,
          (counts) => counts[finder].right + counts[finder].missed,
        ),
        washes,
      ),
    ]),
    ...(hasDune ? [figure("wash.f1_above_dune", estimateUnits(sales, gainOverDune), washes)] : []),
    figure(
      "markup.exact",
      share(
        (counts) => counts.markupsExact,
        (counts) => counts.resales,
      ),
      resales,
    ),
    figure(
      "markup.missing_sales",
      share(
        (counts) => counts.missing,
        (counts) => counts.resales,
      ),
      resales,
    ),
  ];
}

function gainOverDune(units: readonly Weighted<SaleCounts>[]): number | null {
  const [ours, theirs] = [f1Of(sumHits(units, "wash")), f1Of(sumHits(units, "dune"))];
  return ours === null ? null : ours - (theirs ?? 0);
}

function sumHits(units: readonly Weighted<SaleCounts>[], finder: Finder) {
  const sum = (key: "right" | "wrong" | "missed") => weightedSum(units, (counts) => counts[finder][key]);
  return { right: sum("right"), wrong: sum("wrong"), missed: sum("missed") };
}
