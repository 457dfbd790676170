/**
 * Place of each value among all: the share of the others that are lower, equal ones counted half. 0.5 for a value that stands alone.
 */
export class Cohort {
  readonly #sorted: Float64Array;

  constructor(values: Iterable<number>) {
    this.#sorted = Float64Array.from(values).sort();
  }

  get size(): number {
    return this.#sorted.length;
  }

  /** @param value one of those that the cohort was made of */
  percentileOf(value: number): number {
    const lower = this.#countBelow(value);
    const equal = this.#countBelow(value, true) - lower;
    const others = this.#sorted.length - 1;
    return others <= 0 ? 0.5 : (lower + (equal - 1) / 2) / others;
  }

  #countBelow(value: number, isInclusive = false): number {
    let start = 0;
    let end = this.#sorted.length;
    while (start < end) {
      const middle = (start + end) >> 1;
      const found = this.#sorted[middle] ?? 0;
      if (found < value || (isInclusive && found === value)) start = middle + 1;
      else end = middle;
    }
    return start;
  }
}
