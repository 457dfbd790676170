/** Something that happens at a time, in unix seconds. */
export interface Action {
  readonly time: number;
  run(): void;
}

/** Actions in order of time; those of one time in the order in which they were added. */
export class Agenda {
  readonly #heap: { readonly action: Action; readonly order: number }[] = [];
  #added = 0;

  get next(): Action | undefined {
    return this.#heap[0]?.action;
  }

  add(time: number, run: () => void): void {
    this.#added += 1;
    this.#heap.push({ action: { time: Math.floor(time), run }, order: this.#added });
    this.#rise(this.#heap.length - 1);
  }

  take(): Action | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first?.action;
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
    for (let index = start; ; ) {
      const children = [2 * index + 1, 2 * index + 2].filter((child) => child < this.#heap.length);
      const least = children.reduce((best, child) => (this.#isBefore(child, best) ? child : best), index);
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(left: number, right: number): boolean {
    const a = this.#heap[left];
    const b = this.#heap[right];
    if (!a || !b) return false;
    return a.action.time === b.action.time ? a.order < b.order : a.action.time < b.action.time;
  }

  #swap(left: number, right: number): void {
    const a = this.#heap[left];
    const b = this.#heap[right];
    if (!a || !b) return;
    this.#heap[left] = b;
    this.#heap[right] = a;
  }
}
