const MAX_EXTENSIONS = 8;
const FLOOD_LOGS = 50_000;

/**
 * When to ask for logs by topic alone instead of by address. Contracts that appear within a range cost one more
 * query each; where many appear, one query by topic brings the logs of all that are still to come. It is given up
 * for good where it brings far more logs than are wanted.
 */
export class OpenTopicPolicy {
  readonly #maxAddresses: number;
  #isOpen = false;
  #isAllowed = true;

  constructor(maxAddresses: number) {
    this.#maxAddresses = maxAddresses;
  }

  /** Most addresses in the query of a new range; 0 asks by topic. */
  get maxAddresses(): number {
    return this.#isOpen ? 0 : this.#maxAddresses;
  }

  /** The same for the `extension`-th query (from 1) for contracts that appeared within a range. */
  maxAddressesToExtend(extension: number): number {
    return this.#isAllowed && extension > MAX_EXTENSIONS ? 0 : this.#maxAddresses;
  }

  /** A range was processed after `extensions` more queries; `matched` of its `received` logs were wanted. */
  observe(range: { extensions: number; received: number; matched: number }): void {
    const isWasteful = range.matched * 4 < range.received;
    if (isWasteful && range.received > FLOOD_LOGS) this.#isAllowed = false;
    if (range.extensions > MAX_EXTENSIONS) this.#isOpen = this.#isAllowed;
    else if (isWasteful) this.#isOpen = false;
  }
}
