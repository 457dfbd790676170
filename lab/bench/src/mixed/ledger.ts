import { createHash } from "node:crypto";
import type { Ticket } from "./ticket-pool.ts";

/** What one sale must have become. Amounts that the subgraph cannot know are null. */
export interface ToldSale {
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly currency: string;
  readonly source: "DECLARED" | "SETTLED" | "ESTIMATED";
  readonly price: bigint;
  readonly royalty: bigint;
  readonly fee: bigint;
  readonly royaltyDue?: bigint;
  readonly faceValue: bigint | null;
}

/** Counts and sums by name, as decimal text: the right end state. */
export type MixedTruth = {
  readonly chainId: number;
  readonly blocks: number;
  readonly handledLogs: number;
  readonly sums: Readonly<Record<string, string>>;
};

const SUMMED = ["price", "royalty", "fee", "proceeds", "royaltyDue", "faceValue"] as const;

/** Adds up what happens on the chain, in the words in which the tables are asked. */
export class Ledger {
  readonly #sums = new Map<string, bigint>();

  add(name: string, amount: bigint | number = 1n): void {
    this.#sums.set(name, (this.#sums.get(name) ?? 0n) + BigInt(amount));
  }

  sale(sale: ToldSale): void {
    const { kind, currency, source, price, royalty, fee } = sale;
    const key = `sale ${kind} ${currency} ${source}`;
    const amounts = { ...sale, proceeds: price - royalty - fee };
    this.add(`${key} count`);
    for (const name of SUMMED) this.add(`${key} ${name}`, amounts[name] ?? 0n);
  }

  /** Who got what of a price; a part of 0 has no row. */
  part(role: string, currency: string, amount: bigint): void {
    if (amount === 0n) return;
    this.add(`part ${role} ${currency} count`);
    this.add(`part ${role} ${currency} amount`, amount);
  }

  movement(kind: "MINT" | "SALE" | "GIFT"): void {
    this.add(`transfer ${kind} count`);
  }

  status(status: "VALID" | "CHECKED_IN"): void {
    this.add(`status ${status} count`);
  }

  /** All sums, with a digest of every ticket. */
  close(tickets: readonly Ticket[]): Record<string, string> {
    const sums = Object.fromEntries([...this.#sums].map(([name, value]) => [name, value.toString()]));
    return { ...sums, "ticket count": String(tickets.length), "ticket sha256": digest(tickets) };
  }
}

/** sha256 of the lines `0xcontract:token:0xowner:status:transfers:resales:faceValue`, by contract and number. */
function digest(tickets: readonly Ticket[]): string {
  const hash = createHash("sha256");
  const sorted = tickets.toSorted(
    (one, other) =>
      (one.contract < other.contract ? -1 : Number(one.contract > other.contract)) ||
      one.tokenId - other.tokenId,
  );
  for (const { contract, tokenId, owner, isCheckedIn, transfers, resales, faceValue } of sorted) {
    const status = isCheckedIn ? "CHECKED_IN" : "VALID";
    hash.update(`${contract}:${tokenId}:${owner}:${status}:${transfers}:${resales}:${faceValue ?? ""}\n`);
  }
  return hash.digest("hex");
}
