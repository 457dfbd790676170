import { CASE_PROBABILITY, FAMILY_SHARE } from "./raw-score.ts";
import type { ScoreModelFile } from "./score-model.ts";

/** Log-odds of the probability that makes a case, of a model whose probabilities are true. */
const CASE_LOGIT = Math.log(CASE_PROBABILITY / (1 - CASE_PROBABILITY));

interface Binned {
  readonly prior: { readonly family: string };
  /** Bin of each example. */
  readonly bins: Int32Array;
  readonly weights: readonly number[];
}

/** Log-odds of examples while curves are fitted: the intercept and the sums of families, each within its cap as in the product. */
export class FamilySums {
  readonly logits: Float64Array;
  intercept: number;
  readonly #sums = new Map<string, Float64Array>();
  readonly #innocenceCap: number;

  constructor(columns: readonly Binned[], count: number, { heads, innocenceCap }: ScoreModelFile) {
    this.intercept = heads.commercial?.intercept ?? 0;
    this.#innocenceCap = innocenceCap;
    this.logits = new Float64Array(count);
    for (const column of columns) {
      const sums = this.#sums.get(column.prior.family) ?? new Float64Array(count);
      this.#sums.set(column.prior.family, sums);
      addTo(sums, column.bins, column.weights);
    }
    this.#refresh();
  }

  /** The caps follow the intercept. */
  moveIntercept(step: number): void {
    this.intercept += step;
    this.#refresh();
  }

  /** @param changes of the column's weight, by bin */
  moveColumn({ prior, bins }: Binned, changes: readonly number[]): void {
    const sums = this.#sums.get(prior.family) as Float64Array;
    for (let row = 0; row < sums.length; row += 1) {
      const change = changes[bins[row] as number] as number;
      if (change === 0) continue;
      const before = sums[row] as number;
      sums[row] = before + change;
      const moved = this.#within(prior.family, before + change) - this.#within(prior.family, before);
      this.logits[row] = (this.logits[row] as number) + moved;
    }
  }

  /** Whether the example's family is beyond its cap, so that no column of it changes the log-odds. */
  isCapped(family: string, row: number): boolean {
    const sum = this.#sums.get(family)?.[row] ?? 0;
    return this.#within(family, sum) !== sum;
  }

  /** How far a family moves the log-odds at most, either way. */
  capOf(family: string): number {
    return family === "INN" ? this.#innocenceCap : FAMILY_SHARE * (CASE_LOGIT - this.intercept);
  }

  #within(family: string, sum: number): number {
    const cap = this.capOf(family);
    return Math.max(-cap, Math.min(sum, cap));
  }

  #refresh(): void {
    this.logits.fill(this.intercept);
    for (const [family, sums] of this.#sums)
      for (let row = 0; row < sums.length; row += 1)
        this.logits[row] = (this.logits[row] as number) + this.#within(family, sums[row] as number);
  }
}

function addTo(sums: Float64Array, bins: Int32Array, weights: readonly number[]): void {
  for (let row = 0; row < sums.length; row += 1)
    sums[row] = (sums[row] as number) + (weights[bins[row] as number] ?? 0);
}
