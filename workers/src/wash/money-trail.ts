import type { Funding, Payment } from "./wash-evidence.ts";

export interface Wanted {
  readonly from: string;
  readonly to: ReadonlySet<string>;
  readonly currency: string;
  readonly amount: bigint;
  /** Unix seconds, both included. */
  readonly since: number;
  readonly until: number;
}

/** How much of the amount has to be found, in fifths. */
const ENOUGH_FIFTHS = 4n;

/** Follows money that moved, each unit of it once. */
export class MoneyTrail {
  readonly #funding: Funding;
  readonly #bySender: ReadonlyMap<string, readonly Payment[]>;
  readonly #left = new Map<Payment, bigint>();

  constructor(funding: Funding) {
    this.#funding = funding;
    const sorted = funding.payments.toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
    this.#bySender = Map.groupBy(sorted, ({ from }) => from);
  }

  /** The payments that bring at least 80 % of the amount, straight or over one wallet that is no hub; null when they do not. */
  take(wanted: Wanted): readonly Payment[] | null {
    const taken = new Map<Payment, bigint>();
    let missing = wanted.amount;
    const sent = this.#sentBy(wanted.from, wanted);
    const straight = sent.filter(({ to }) => wanted.to.has(to));
    missing -= this.#move(straight, missing, taken);
    const ways = Map.groupBy(sent, ({ to }) => to);
    for (const [middle, inwards] of ways) {
      if (missing === 0n) break;
      if (wanted.to.has(middle) || middle === wanted.from || this.#funding.isHub(middle)) continue;
      const since = inwards[0]?.time ?? wanted.until;
      const outwards = this.#sentBy(middle, { ...wanted, since }).filter(({ to }) => wanted.to.has(to));
      const amount = least(missing, this.#sum(inwards, taken), this.#sum(outwards, taken));
      missing -= this.#move(outwards, amount, taken);
      this.#move(inwards, amount, taken);
    }
    if ((wanted.amount - missing) * 5n < wanted.amount * ENOUGH_FIFTHS) return null;
    for (const [payment, amount] of taken) this.#left.set(payment, this.#leftOf(payment) - amount);
    return [...taken.keys()];
  }

  #sentBy(wallet: string, { currency, since, until }: Omit<Wanted, "from" | "to" | "amount">): Payment[] {
    return (this.#bySender.get(wallet) ?? []).filter(
      (payment) => payment.currency === currency && payment.time >= since && payment.time <= until,
    );
  }

  /** Takes up to the amount, from the earliest first. @returns how much */
  #move(payments: readonly Payment[], amount: bigint, taken: Map<Payment, bigint>): bigint {
    let moved = 0n;
    for (const payment of payments) {
      const before = taken.get(payment) ?? 0n;
      const part = least(amount - moved, this.#leftOf(payment) - before);
      if (part > 0n) taken.set(payment, before + part);
      moved += part;
    }
    return moved;
  }

  #sum(payments: readonly Payment[], taken: ReadonlyMap<Payment, bigint>): bigint {
    return payments.reduce((sum, payment) => sum + this.#leftOf(payment) - (taken.get(payment) ?? 0n), 0n);
  }

  #leftOf(payment: Payment): bigint {
    return this.#left.get(payment) ?? payment.amount;
  }
}

function least(...amounts: [bigint, ...bigint[]]): bigint {
  return amounts.reduce((smallest, amount) => (amount < smallest ? amount : smallest));
}
