import { ratioOf } from "../ratio.ts";

/** Wallets that hold equally many tickets. */
export interface EqualHolders {
  /** At least 1. */
  readonly held: bigint;
  readonly wallets: bigint;
}

const TOP = 10n;

/** Tickets that the ten wallets with most tickets hold. @param holders fewest tickets first */
export function sumTopTen(holders: readonly EqualHolders[]): bigint {
  let left = TOP;
  let sum = 0n;
  for (const { held, wallets } of holders.toReversed()) {
    const taken = wallets < left ? wallets : left;
    sum += held * taken;
    left -= taken;
  }
  return sum;
}

/**
 * Gini coefficient of tickets over the wallets that hold any: (2 Σ i x_i − (n + 1) Σ x_i) / (n Σ x_i), x ascending, i from 1 to n.
 * 0 when all hold equally many, (n − 1) / n when one holds all but one each. Null without holders.
 * Source: Sen, On Economic Inequality, 1973, section 2.8, without correction for small n.
 * @param holders fewest tickets first
 */
export function giniOf(holders: readonly EqualHolders[]): bigint | null {
  let wallets = 0n;
  let total = 0n;
  let weighted = 0n;
  for (const group of holders) {
    const ranks = group.wallets * (2n * wallets + group.wallets + 1n);
    weighted += group.held * ranks;
    wallets += group.wallets;
    total += group.held * group.wallets;
  }
  return ratioOf(weighted - (wallets + 1n) * total, wallets * total);
}

/**
 * Herfindahl-Hirschman index of the wallets' shares: Σ x² / (Σ x)², from 1/n to 1. Null without holders.
 * Source: Hirschman, The Paternity of an Index, American Economic Review 54 (1964).
 */
export function hhiOf(holders: readonly EqualHolders[]): bigint | null {
  const total = holders.reduce((sum, { held, wallets }) => sum + held * wallets, 0n);
  const squares = holders.reduce((sum, { held, wallets }) => sum + held * held * wallets, 0n);
  return ratioOf(squares, total * total);
}
