/** What will happen when: taken in the order of time, and in the order of adding at one time. A binary heap. */
export class EventQueue {
  readonly #times: number[] = [];
  readonly #orders: number[] = [];
  readonly #runs: (() => void)[] = [];
  #added = 0;

  get size(): number {
    return this.#times.length;
  }

  /** @param time unix seconds, fractions included */
  add(time: number, run: () => void): void {
    this.#times.push(time);
    this.#orders.push(this.#added);
    this.#runs.push(run);
    this.#added += 1;
    this.#rise(this.#times.length - 1);
  }

  take(): { readonly time: number; readonly run: () => void } | undefined {
    const [time] = this.#times;
    const [run] = this.#runs;
    if (time === undefined || run === undefined) return undefined;
    this.#swap(0, this.#times.length - 1);
    this.#times.pop();
    this.#orders.pop();
    this.#runs.pop();
    this.#sink(0);
    return { time, run };
  }

  #rise(start: number): void {
    for (let index = start; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(start: number): void {
    const size = this.#times.length;
    for (let index = start; ; ) {
      const left = 2 * index + 1;
      let least = index;
      if (left < size && this.#isBefore(left, least)) least = left;
      if (left + 1 < size && this.#isBefore(left + 1, least)) least = left + 1;
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(left: number, right: number): boolean {
    const difference = (this.#times[left] ?? 0) - (this.#times[right] ?? 0);
    return difference < 0 || (difference === 0 && (this.#orders[left] ?? 0) < (this.#orders[right] ?? 0));
  }

  #swap(left: number, right: number): void {
    swap(this.#times, left, right);
    swap(this.#orders, left, right);
    swap(this.#runs, left, right);
  }
}

function swap<T>(items: T[], left: number, right: number): void {
  const [first, second] = [items[left], items[right]];
  if (first === undefined || second === undefined) return;
  items[left] = second;
  items[right] = first;
}
