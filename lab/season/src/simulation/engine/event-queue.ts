interface Planned {
  /** Unix seconds, fractions included. */
  readonly time: number;
  readonly order: number;
  readonly run: () => void;
}

/** What will happen when: taken in the order of time, and in the order of adding at one time. A binary heap. */
export class EventQueue {
  readonly #heap: Planned[] = [];
  #added = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** @param time unix seconds, fractions included */
  add(time: number, run: () => void): void {
    const planned: Planned = { time, order: this.#added, run };
    this.#added += 1;
    const heap = this.#heap;
    let index = heap.length;
    heap.push(planned);
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (!parent || !isBefore(planned, parent)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = planned;
  }

  take(): Planned | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (last && heap.length > 0) this.#sink(last);
    return first;
  }

  /** Puts it where the first was, and then as far down as it belongs. */
  #sink(planned: Planned): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      let least = heap[below];
      const right = heap[below + 1];
      if (least && right && isBefore(right, least)) {
        least = right;
        below += 1;
      }
      if (!least || !isBefore(least, planned)) break;
      heap[index] = least;
      index = below;
    }
    heap[index] = planned;
  }
}

function isBefore(left: Planned, right: Planned): boolean {
  return left.time < right.time || (left.time === right.time && left.order < right.order);
}
