import { rowsOf } from "../facts/rows-by.ts";
import { LINK_SETTINGS } from "./link-settings.ts";
import type { PairSet } from "./pair-set.ts";
import type { PurchaseList } from "./purchase-list.ts";

/** Actions that a wallet is compared by: pairs of moments, or triples of events. */
interface Combination {
  readonly size: 2 | 3;
  /** A number for the action at this row of the purchases. */
  readonly actionOf: (row: number) => number;
}

/**
 * Compares wallets that share two moments of purchase (a moment is an event and a span of time; spans are laid twice, half a span apart, so that close
 * purchases share one), or three events. Of a wallet's actions only the rarest are combined.
 */
export function addActionPairs(purchases: PurchaseList, pairs: PairSet): void {
  const spans = LINK_SETTINGS.syncSeconds * 2;
  const momentOf = (shift: number) => (row: number) => {
    const span = Math.floor(((purchases.time[row] as number) + shift) / spans);
    return (purchases.event[row] as number) * SPANS + (span % SPANS);
  };
  addCombinations(purchases, { size: 2, actionOf: momentOf(0) }, pairs);
  addCombinations(purchases, { size: 2, actionOf: momentOf(LINK_SETTINGS.syncSeconds) }, pairs);
  addCombinations(purchases, { size: 3, actionOf: (row) => purchases.event[row] as number }, pairs);
}

/** Room for the spans of decades. */
const SPANS = 2 ** 26;

function addCombinations(purchases: PurchaseList, { size, actionOf }: Combination, pairs: PairSet): void {
  const counts = new Map<number, number>();
  for (let row = 0; row < purchases.wallet.length; row += 1) {
    const action = actionOf(row);
    counts.set(action, (counts.get(action) ?? 0) + 1);
  }
  const groups = new Map<string, number[]>();
  const walletCount = purchases.byWallet.starts.length - 1;
  for (let wallet = 0; wallet < walletCount; wallet += 1) {
    const rows = rowsOf(purchases.byWallet, wallet);
    if (rows.length < LINK_SETTINGS.syncEvents) continue;
    const actions = rarest([...rows].map(actionOf), counts);
    for (const combined of combinationsOf(actions, size)) {
      const known = groups.get(combined);
      if (known === undefined) groups.set(combined, [wallet]);
      else known.push(wallet);
    }
  }
  for (const group of groups.values())
    if (group.length > 1 && group.length <= LINK_SETTINGS.combinationCap)
      pairs.addGroup(group, LINK_SETTINGS.wholeGroup);
}

/** Those that others share, the rarest first; of equally rare ones the first to come. */
function rarest(actions: readonly number[], counts: ReadonlyMap<number, number>): number[] {
  const countOf = (action: number) => counts.get(action) ?? 0;
  return actions
    .filter((action) => countOf(action) > 1)
    .sort((one, other) => countOf(one) - countOf(other) || one - other)
    .slice(0, LINK_SETTINGS.combinedActions)
    .sort((one, other) => one - other);
}

function* combinationsOf(actions: readonly number[], size: 2 | 3): Generator<string> {
  for (let first = 0; first < actions.length; first += 1) {
    for (let second = first + 1; second < actions.length; second += 1) {
      if (size === 2) yield `${actions[first]},${actions[second]}`;
      else
        for (let third = second + 1; third < actions.length; third += 1)
          yield `${actions[first]},${actions[second]},${actions[third]}`;
    }
  }
}
