/**
 * Place of each value among all: the share of the others that are lower, equal ones counted half. 0.5 for a value that stands alone.
 */
export class Cohort {
  readonly size: number;
  /** Each value once, ascending: of most signals there are few. */
  readonly #distinct: Float64Array;
  /** How many values are lower than each of them; at the end how many there are. */
  readonly #lower: Int32Array;

  constructor(values: Iterable<number>) {
    const sorted = Float64Array.from(values).sort();
    this.size = sorted.length;
    let count = 0;
    const lower = new Int32Array(sorted.length + 1);
    for (let place = 0; place < sorted.length; place += 1) {
      if (place > 0 && sorted[place] === sorted[place - 1]) continue;
      sorted[count] = sorted[place] as number;
      lower[count] = place;
      count += 1;
    }
    lower[count] = sorted.length;
    this.#distinct = sorted.slice(0, count);
    this.#lower = lower.slice(0, count + 1);
  }

  /** Of a value that the cohort was not made of, its place beside all of them. */
  percentileOf(value: number): number {
    const place = this.#placeOf(value);
    const lower = this.#lower[place] as number;
    if (this.#distinct[place] !== value) return this.size === 0 ? 0.5 : lower / this.size;
    const equal = (this.#lower[place + 1] ?? lower) - lower;
    const others = this.size - 1;
    return others <= 0 ? 0.5 : (lower + (equal - 1) / 2) / others;
  }

  #placeOf(value: number): number {
    let start = 0;
    let end = this.#distinct.length;
    while (start < end) {
      const middle = (start + end) >> 1;
      if ((this.#distinct[middle] as number) < value) start = middle + 1;
      else end = middle;
    }
    return start;
  }
}
