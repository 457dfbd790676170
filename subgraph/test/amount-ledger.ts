/** Tickets of one face value in a queue; null when it is not known. */
interface Lot {
  quantity: bigint;
  readonly faceValue: bigint | null;
}

/** Who holds how many tickets of which face value, told independently of the mapping: a queue per account and kind. */
export class AmountLedger {
  readonly #queues = new Map<string, Lot[]>();

  give(owner: string, id: bigint, quantity: bigint, faceValue: bigint | null): void {
    if (quantity > 0n) this.#queue(owner, id).push({ quantity, faceValue });
  }

  /** Moves one ticket after the other; one that the sender was not seen to have is of unknown face value. */
  move(from: string, to: string | null, id: bigint, quantity: bigint): (bigint | null)[] {
    const faceValues: (bigint | null)[] = [];
    const source = from === to ? structuredClone(this.#queue(from, id)) : this.#queue(from, id);
    for (let moved = 0n; moved < quantity; moved += 1n) {
      const lot = source.find((candidate) => candidate.quantity > 0n);
      if (lot) lot.quantity -= 1n;
      faceValues.push(lot ? lot.faceValue : null);
      if (to !== null && to !== from) this.give(to, id, 1n, lot ? lot.faceValue : null);
    }
    return faceValues;
  }

  quantity(owner: string, id: bigint): bigint {
    return this.#queue(owner, id).reduce((sum, lot) => sum + lot.quantity, 0n);
  }

  /** The face value of each ticket held, oldest first. */
  tickets(owner: string, id: bigint): string[] {
    return this.#queue(owner, id).flatMap(({ quantity, faceValue }) =>
      Array.from({ length: Number(quantity) }, () => String(faceValue)),
    );
  }

  #queue(owner: string, id: bigint): Lot[] {
    const key = `${owner} ${id}`;
    const queue = this.#queues.get(key) ?? [];
    this.#queues.set(key, queue);
    return queue;
  }
}
