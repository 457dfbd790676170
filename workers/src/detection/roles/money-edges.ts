import type { DetectionFacts, FundingColumns } from "../facts/detection-facts.ts";
import { NONE } from "../facts/detection-facts.ts";

/** The row's money as it counts for roles and links. */
export interface MoneyEdges {
  /** Row of the funding table. */
  readonly row: Int32Array;
  /** Who gave the money: for a contract that pays for its caller, the caller. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where it is no dust to who got it. */
  readonly isFunding: Uint8Array;
  /** 1 where it is no dust to who paid it. */
  readonly isSpending: Uint8Array;
}

/** A payment is dust to somebody below one part in so many of their largest. */
const DUST_PARTS = 20n;

/**
 * The traced payments that count. Dust to both sides is left out: what is less than a twentieth of the largest payment, in its currency, that a wallet ever
 * got or sent. So is what comes from nobody (new money of a token) or stays with its giver. Small proceeds of many can be dust to the purse that they
 * end in, and a stranger's dust can be all that the stranger ever sent: each side is judged apart.
 */
export function moneyEdges(facts: DetectionFacts, isDisperser: (wallet: number) => boolean): MoneyEdges {
  const { funding, wallets } = facts;
  if (funding === null) return NO_EDGES;
  const zero = wallets.find(Buffer.alloc(20));
  const largest = largestPayments(funding);
  const rows: number[] = [];
  const givers: number[] = [];
  const forReceiver: number[] = [];
  const forGiver: number[] = [];
  const matters = (wallet: number, row: number, amount: bigint) =>
    amount * DUST_PARTS >= (largest.get(keyOf(funding, wallet, row)) ?? 0n);
  for (let row = 0; row < funding.count; row += 1) {
    const from = giverOf(funding, row, isDisperser);
    const to = funding.to[row] as number;
    if (from === zero || to === zero || from < 0 || from === to) continue;
    const amount = funding.amount.at(row) ?? 0n;
    if (amount === 0n) continue;
    const isFunding = matters(to, row, amount);
    const isSpending = matters(from, row, amount);
    if (!isFunding && !isSpending) continue;
    rows.push(row);
    givers.push(from);
    forReceiver.push(Number(isFunding));
    forGiver.push(Number(isSpending));
  }
  const row = Int32Array.from(rows);
  return {
    row,
    from: Int32Array.from(givers),
    to: row.map((at) => funding.to[at] as number),
    isFunding: Uint8Array.from(forReceiver),
    isSpending: Uint8Array.from(forGiver),
  };
}

const NO_EDGES: MoneyEdges = {
  row: new Int32Array(),
  from: new Int32Array(),
  to: new Int32Array(),
  isFunding: new Uint8Array(),
  isSpending: new Uint8Array(),
};

export function giverOf(
  funding: FundingColumns,
  row: number,
  isDisperser: (wallet: number) => boolean,
): number {
  const from = funding.from[row] as number;
  const caller = funding.caller[row] as number;
  return caller !== NONE && from >= 0 && isDisperser(from) ? caller : from;
}

function largestPayments(funding: FundingColumns): Map<number, bigint> {
  const largest = new Map<number, bigint>();
  for (let row = 0; row < funding.count; row += 1) {
    const amount = funding.amount.at(row) ?? 0n;
    for (const wallet of [funding.to[row] as number, funding.from[row] as number]) {
      const key = keyOf(funding, wallet, row);
      const known = largest.get(key);
      if (known === undefined || known < amount) largest.set(key, amount);
    }
  }
  return largest;
}

function keyOf(funding: FundingColumns, wallet: number, row: number): number {
  return wallet * CURRENCIES + ((funding.currency[row] as number) % CURRENCIES);
}

const CURRENCIES = 4096;
