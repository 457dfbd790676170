import { Identifiers } from "../chain/identifiers.ts";
import { createRandom, createZipf } from "../chain/random.ts";

/** Everything that is left to chance, in one seeded sequence. */
export class Chance {
  readonly random: () => number;
  readonly #ids: Identifiers;
  readonly #zipf: () => number;

  constructor({ seed, wallets }: { seed: number; wallets: number }) {
    this.random = createRandom(seed);
    this.#ids = new Identifiers(seed);
    this.#zipf = createZipf(wallets, this.random);
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.random() * end);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** A wallet by Zipf's law, none of `others`. */
  wallet(...others: readonly string[]): string {
    for (;;) {
      const wallet = this.#ids.walletAddress(this.#zipf());
      if (!others.includes(wallet)) return wallet;
    }
  }

  /** A price in wei, from 0.02 to 5 ether, mostly low. */
  ether(): bigint {
    return (
      BigInt(2 + Math.floor(this.random() * this.random() * 498)) * 10n ** 16n + BigInt(this.below(1000))
    );
  }

  /** A price in a token of six decimals, from 20 to 520. */
  dollars(): bigint {
    return BigInt(20 + this.below(500)) * 1_000_000n;
  }
}
