import { type RowsBy, rowsOf } from "../facts/rows-by.ts";
import { LINK_SETTINGS } from "./link-settings.ts";
import type { ResaleChoices } from "./lockstep.ts";
import type { PairSet } from "./pair-set.ts";
import type { PurchaseList } from "./purchase-list.ts";

/**
 * Compares wallets that share two moments of purchase. A moment is an event and a span of time; spans are laid twice, half a span apart, so that close
 * purchases share one. Of a wallet's moments only the rarest are combined.
 */
export function addActionPairs(purchases: PurchaseList, pairs: PairSet): void {
  const spans = LINK_SETTINGS.syncSeconds * 2;
  for (const shift of [0, LINK_SETTINGS.syncSeconds]) {
    addPairedMoments({ byWallet: purchases.byWallet, least: LINK_SETTINGS.syncEvents }, pairs, (row) => {
      const span = Math.floor(((purchases.time[row] as number) + shift) / spans);
      return (purchases.event[row] as number) * SPANS + (span % SPANS);
    });
  }
}

/** Room for the spans of decades. */
const SPANS = 2 ** 26;

/** Compares wallets that live off resale and chose two events both, of each wallet's rarest. */
export function addChoicePairs({ event }: PurchaseList, { byWallet }: ResaleChoices, pairs: PairSet): void {
  addPairedMoments({ byWallet, least: 2 }, pairs, (row) => event[row] as number);
}

function addPairedMoments(
  { byWallet, least }: { readonly byWallet: RowsBy; readonly least: number },
  pairs: PairSet,
  momentOf: (row: number) => number,
): void {
  const counts = new Map<number, number>();
  for (const row of byWallet.rows) {
    const moment = momentOf(row);
    counts.set(moment, (counts.get(moment) ?? 0) + 1);
  }
  const groups = new Map<string, number[]>();
  const walletCount = byWallet.starts.length - 1;
  for (let wallet = 0; wallet < walletCount; wallet += 1) {
    const rows = rowsOf(byWallet, wallet);
    if (rows.length < least) continue;
    for (const both of twoOf(rarest([...rows].map(momentOf), counts))) {
      const known = groups.get(both);
      if (known === undefined) groups.set(both, [wallet]);
      else known.push(wallet);
    }
  }
  for (const group of groups.values())
    if (group.length > 1 && group.length <= LINK_SETTINGS.combinationCap)
      pairs.addGroup(group, LINK_SETTINGS.wholeGroup);
}

/** Those that others share, the rarest first; of equally rare ones the first to come. */
function rarest(moments: readonly number[], counts: ReadonlyMap<number, number>): number[] {
  const countOf = (moment: number) => counts.get(moment) ?? 0;
  return moments
    .filter((moment) => countOf(moment) > 1)
    .sort((one, other) => countOf(one) - countOf(other) || one - other)
    .slice(0, LINK_SETTINGS.combinedActions)
    .sort((one, other) => one - other);
}

function* twoOf(moments: readonly number[]): Generator<string> {
  for (const [at, first] of moments.entries())
    for (const second of moments.slice(at + 1)) yield `${first},${second}`;
}
