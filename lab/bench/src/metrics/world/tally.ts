/** What happened at one event, counted in tickets; money by currency in its smallest unit. */
export interface EventTally {
  primary: number;
  complimentary: number;
  resales: number;
  refunds: number;
  checkedIn: number;
  readonly primaryGross: Map<string, bigint>;
  readonly resaleGross: Map<string, bigint>;
  readonly refundGross: Map<string, bigint>;
}

/** Counts sales as they are made, without a look at the rows that tell of them. */
export class Tally {
  readonly events = new Map<string, EventTally>();
  sales = 0;

  of(event: Buffer): EventTally {
    const key = event.toString("hex");
    let tally = this.events.get(key);
    if (tally === undefined) {
      const counts = { primary: 0, complimentary: 0, resales: 0, refunds: 0, checkedIn: 0 };
      tally = { ...counts, primaryGross: new Map(), resaleGross: new Map(), refundGross: new Map() };
      this.events.set(key, tally);
    }
    return tally;
  }
}

export function addMoney(sums: Map<string, bigint>, currency: Buffer, amount: bigint): void {
  const key = currency.toString("hex");
  sums.set(key, (sums.get(key) ?? 0n) + amount);
}
