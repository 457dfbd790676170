/** Sums that a group of sales and refunds has, in the order in which they are kept. */
export const SUMS = [
  "primary_gross",
  "primary_fees",
  "refund_gross",
  "resale_gross",
  "royalties",
  "marketplace_fees",
  "seller_proceeds",
] as const;

export type Sum = (typeof SUMS)[number];

const BITS = Object.fromEntries(SUMS.map((name, index) => [name, 1 << index])) as Readonly<
  Record<Sum, number>
>;

/** What a sale says of its money. Amounts are null where not known, as is the currency of a sale without price. */
export interface PricedSale {
  readonly kind: string;
  readonly quantity: bigint;
  readonly currency: string | null;
  readonly price: bigint | null;
  readonly royalty: bigint | null;
  readonly fee: bigint | null;
  readonly proceeds: bigint | null;
}

/** Tickets and money of a group of sales and refunds in one currency. Sums are those of the facts that tell them. */
export class MoneyTotals {
  primary_count = 0n;
  complimentary_count = 0n;
  refund_count = 0;
  resale_count = 0n;
  primary_gross = 0n;
  primary_fees = 0n;
  refund_gross = 0n;
  resale_gross = 0n;
  royalties = 0n;
  marketplace_fees = 0n;
  seller_proceeds = 0n;
  primary_split_unknown_count = 0n;
  resale_split_unknown_count = 0n;
  as_of_block = 0;
  as_of_time = 0;
  isNetKnown = true;
  /** Sums that a fact belongs to, and those that a fact tells. */
  #asked = 0;
  #told = 0;

  /** @param isPriced whether price and currency are known; where not, no amount is */
  addSale(sale: PricedSale, isPriced: boolean): void {
    const { quantity, price } = sale;
    const fee = isPriced ? sale.fee : null;
    if (sale.kind === "PRIMARY") {
      if (price === 0n) this.complimentary_count += quantity;
      else this.primary_count += quantity;
      this.#add("primary_gross", isPriced ? price : null);
      this.#add("primary_fees", fee);
      if (fee !== null) return;
      this.primary_split_unknown_count += quantity;
      this.isNetKnown = false;
      return;
    }
    const royalty = isPriced ? sale.royalty : null;
    const proceeds = isPriced ? sale.proceeds : null;
    this.resale_count += quantity;
    this.#add("resale_gross", isPriced ? price : null);
    this.#add("royalties", royalty);
    this.#add("marketplace_fees", fee);
    this.#add("seller_proceeds", proceeds);
    if (royalty === null) this.isNetKnown = false;
    if (royalty === null || fee === null || proceeds === null) this.resale_split_unknown_count += quantity;
  }

  addRefund(amount: bigint): void {
    this.refund_count += 1;
    this.#add("refund_gross", amount);
  }

  /** Adds what another group holds. */
  absorb(other: MoneyTotals): void {
    this.primary_count += other.primary_count;
    this.complimentary_count += other.complimentary_count;
    this.refund_count += other.refund_count;
    this.resale_count += other.resale_count;
    for (const name of SUMS) this[name] += other[name];
    this.primary_split_unknown_count += other.primary_split_unknown_count;
    this.resale_split_unknown_count += other.resale_split_unknown_count;
    this.isNetKnown &&= other.isNetKnown;
    this.#asked |= other.#asked;
    this.#told |= other.#told;
    this.stamp(other.as_of_block, other.as_of_time);
  }

  stamp(block: number, time: number): void {
    if (block > this.as_of_block) this.as_of_block = block;
    if (time > this.as_of_time) this.as_of_time = time;
  }

  /** 0 when no fact belongs to the sum, null when some do and none tells its part. */
  sum(name: Sum): bigint | null {
    const bit = BITS[name];
    return (this.#asked & bit) !== 0 && (this.#told & bit) === 0 ? null : this[name];
  }

  /** Null as soon as one part of it is not known. */
  organizerNet(): bigint | null {
    if (!this.isNetKnown) return null;
    return this.primary_gross - this.primary_fees - this.refund_gross + this.royalties;
  }

  #add(name: Sum, amount: bigint | null): void {
    const bit = BITS[name];
    this.#asked |= bit;
    if (amount === null) return;
    this.#told |= bit;
    if (amount !== 0n) this[name] += amount;
  }
}
