/** Pairs of wallets, each once, in ascending order. */
export class PairSet {
  #keys = new Float64Array(1 << 12);
  #count = 0;
  readonly #walletCount: number;

  constructor(walletCount: number) {
    this.#walletCount = walletCount;
  }

  add(one: number, other: number): void {
    if (one === other) return;
    if (this.#count === this.#keys.length) this.#makeRoom();
    this.#keys[this.#count] = Math.min(one, other) * this.#walletCount + Math.max(one, other);
    this.#count += 1;
  }

  /**
   * The pairs of a group: all of them while it is small. In a larger one each wallet is paired with those 1, 2, 4, … places on, around the
   * end: the group hangs together and the pairs stay few.
   */
  addGroup(wallets: readonly number[], wholeGroup: number): void {
    const size = wallets.length;
    for (let place = 0; place < size; place += 1) {
      if (size <= wholeGroup) {
        for (let next = place + 1; next < size; next += 1)
          this.add(wallets[place] as number, wallets[next] as number);
        continue;
      }
      for (let stride = 1; stride <= size / 2; stride *= 2)
        this.add(wallets[place] as number, wallets[(place + stride) % size] as number);
    }
  }

  *[Symbol.iterator](): Generator<readonly [first: number, second: number]> {
    this.#sortOut();
    for (let at = 0; at < this.#count; at += 1) {
      const key = this.#keys[at] as number;
      const first = Math.floor(key / this.#walletCount);
      yield [first, key - first * this.#walletCount];
    }
  }

  /** Most of a full list may be repetitions: it only grows when they are gone and it is still half full. */
  #makeRoom(): void {
    this.#sortOut();
    if (this.#count * 2 < this.#keys.length) return;
    const longer = new Float64Array(this.#keys.length * 2);
    longer.set(this.#keys);
    this.#keys = longer;
  }

  #sortOut(): void {
    const keys = this.#keys.subarray(0, this.#count).sort();
    let kept = 0;
    for (let at = 0; at < keys.length; at += 1) {
      if (at > 0 && keys[at] === keys[at - 1]) continue;
      keys[kept] = keys[at] as number;
      kept += 1;
    }
    this.#count = kept;
  }
}
