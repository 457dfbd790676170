import type { CodeCounts } from "../evidence/evidence-counts.ts";
import { quotient } from "../measure/cluster-scores.ts";
import type { EvaluatedWorld } from "../world/load-world.ts";
import { plain, type QualityFigure } from "./figure.ts";

/**
 * How many reasons, and logs that they rest on, the chains' own logs give again. All are counted, so that there are no bounds. Reasons of
 * which logs alone cannot show all are in no share of reasons.
 */
export function measureEvidence(worlds: readonly EvaluatedWorld[]): QualityFigure[] {
  const checked = worlds.flatMap(({ evidence }) =>
    evidence === null ? [] : Object.entries(evidence.byCode),
  );
  if (checked.length === 0) return [];
  const byCode = [...Map.groupBy(checked, ([code]) => code)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const sum = (counts: readonly (readonly [string, CodeCounts])[], key: keyof CodeCounts) =>
    counts.reduce((total, [, each]) => total + each[key], 0);
  const [rows, reasons] = [sum(checked, "rows"), sum(checked, "reasons")];
  const share = (name: string, counts: typeof checked) => {
    const whole = sum(counts, "reasons") - sum(counts, "contextOnly");
    return plain(name, quotient(sum(counts, "reasonsReproduced"), whole), whole);
  };
  return [
    plain("evidence.rows", rows, rows, "logs"),
    plain("evidence.rows_reproduced", quotient(sum(checked, "rowsReproduced"), rows), rows),
    share("evidence.reasons_reproduced", checked),
    plain("evidence.context_only", sum(checked, "contextOnly"), reasons, "reasons"),
    plain("evidence.percentiles_reproduced", quotient(sum(checked, "percentilesRight"), reasons), reasons),
    ...byCode.map(([code, counts]) => share(`evidence.by_code.${code}`, counts)),
  ];
}
