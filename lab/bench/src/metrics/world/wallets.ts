import type { Identities } from "./keys.ts";

/** Orders from which a returning buyer is drawn. */
const WINDOW = 50_000;
/** Gives about one wallet to three sales. */
const SHARE_NEW = 0.55;

/**
 * Buyers by a Yule–Simon process over the latest orders: a new wallet, or the buyer of a random one of these orders, so
 * that who bought much goes on buying much. The window keeps that independent of how long the history is.
 */
export class Wallets {
  readonly #identities: Identities;
  readonly #random: () => number;
  readonly #orders = new Uint32Array(WINDOW);
  #orderCount = 0;
  count = 0;

  constructor(identities: Identities, random: () => number) {
    this.#identities = identities;
    this.#random = random;
  }

  /** Who buys next. */
  buyer(): Buffer {
    const known = Math.min(this.#orderCount, WINDOW);
    const isNew = known === 0 || this.#random() < SHARE_NEW;
    const wallet = isNew ? this.count++ : (this.#orders[Math.floor(this.#random() * known)] as number);
    this.#orders[this.#orderCount++ % WINDOW] = wallet;
    return this.#identities.address("wallet", wallet);
  }

  /** Like `buyer`, but another one than `wallet`. */
  otherThan(wallet: Buffer): Buffer {
    for (;;) {
      const buyer = this.buyer();
      if (!buyer.equals(wallet)) return buyer;
    }
  }
}
