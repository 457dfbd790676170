import { markupBps } from "./markup-bps.ts";
import type { Movement } from "./movement.ts";

/** Money in the smallest unit of the event's currency. */
export interface LedgerEntry {
  readonly currency: string;
  readonly primaryCount: number;
  readonly compCount: number;
  /** Prices with fees. */
  readonly primaryGross: string;
  readonly primaryFees: string;
  readonly refundCount: number;
  readonly refundGross: string;
  /** Resales on the market, without wash trades. */
  readonly resaleCount: number;
  readonly resaleGross: string;
  /** Of all trades on the market, wash trades too. */
  readonly royalty: string;
  readonly marketFee: string;
  readonly washCount: number;
  readonly washGross: string;
  /** Gifts, hand-overs, custody: moves without a payment on the chain. */
  readonly bareTransfers: number;
  readonly checkIns: number;
  readonly medianMarkupBps: number | null;
  readonly medianMarkupBpsWithWash: number | null;
  readonly armsLengthCount: number;
  /** Tickets by how often they moved after their issue. */
  readonly transfersPerTicket: Readonly<Record<string, number>>;
}

/** Keeps the true account of one event, movement by movement. */
export class EventLedger {
  readonly #currency: string;
  #primaryCount = 0;
  #compCount = 0;
  #primaryGross = 0n;
  #primaryFees = 0n;
  #refundCount = 0;
  #refundGross = 0n;
  #resaleGross = 0n;
  #royalty = 0n;
  #marketFee = 0n;
  #washGross = 0n;
  #bareTransfers = 0;
  #checkIns = 0;
  #armsLengthCount = 0;
  readonly #markups: number[] = [];
  readonly #washMarkups: number[] = [];

  constructor(currency: string) {
    this.#currency = currency;
  }

  add(movement: Movement): void {
    const { kind, price, fee, royalty, face } = movement;
    if (kind === "primary") {
      this.#primaryCount += 1;
      this.#primaryGross += price;
      this.#primaryFees += fee;
    } else if (kind === "comp") this.#compCount += 1;
    else if (kind === "resale" || kind === "resale_side" || kind === "wash") {
      this.#royalty += royalty;
      this.#marketFee += fee;
      (kind === "wash" ? this.#washMarkups : this.#markups).push(markupBps(price, face) ?? 0);
      if (kind === "wash") this.#washGross += price;
      else this.#resaleGross += price;
    } else this.#bareTransfers += 1;
    if (movement.armsLength && kind !== "primary") this.#armsLengthCount += 1;
  }

  addRefund(amount: bigint): void {
    this.#refundCount += 1;
    this.#refundGross += amount;
  }

  addCheckIn(): void {
    this.#checkIns += 1;
  }

  /** @param transfers how often each ticket of the event moved after its issue */
  entry(transfers: Iterable<number>): LedgerEntry {
    return {
      currency: this.#currency,
      primaryCount: this.#primaryCount,
      compCount: this.#compCount,
      primaryGross: String(this.#primaryGross),
      primaryFees: String(this.#primaryFees),
      refundCount: this.#refundCount,
      refundGross: String(this.#refundGross),
      resaleCount: this.#markups.length,
      resaleGross: String(this.#resaleGross),
      royalty: String(this.#royalty),
      marketFee: String(this.#marketFee),
      washCount: this.#washMarkups.length,
      washGross: String(this.#washGross),
      bareTransfers: this.#bareTransfers,
      checkIns: this.#checkIns,
      medianMarkupBps: medianOf(this.#markups),
      medianMarkupBpsWithWash: medianOf([...this.#markups, ...this.#washMarkups]),
      armsLengthCount: this.#armsLengthCount,
      transfersPerTicket: histogram(transfers),
    };
  }
}

/** The middle value, or the mean of the two in the middle. */
function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

function histogram(values: Iterable<number>): Record<string, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([left], [right]) => left - right));
}
