import { type RowsBy, rowsBy, rowsOf } from "../facts/rows-by.ts";
import { LINK_SETTINGS } from "./link-settings.ts";
import type { PurchaseEvidence } from "./purchase-evidence.ts";
import type { PurchaseList } from "./purchase-list.ts";

/** For which events wallets that live off resale offered at a profit. */
export interface ResaleChoices {
  /** Rows of the purchases by wallet, each wallet's by event; only of wallets with at least two. */
  readonly byWallet: RowsBy;
  /** How many of these wallets chose each event. */
  readonly counts: Int32Array;
  /** All choices of all of them. */
  readonly total: number;
}

export function listChoices(purchases: PurchaseList): ResaleChoices {
  const { wallet, event, profitOffer, resellers, timesOf, byWallet } = purchases;
  const walletCount = byWallet.starts.length - 1;
  const offered = rowsBy(wallet, walletCount, (row) => (profitOffer[row] as number) > 0);
  const isChooser = (of: number) => (resellers[of] as number) > 0 && rowsOf(offered, of).length >= 2;
  const chosen = rowsBy(
    wallet,
    walletCount,
    (row) => (profitOffer[row] as number) > 0 && isChooser(wallet[row] as number),
  );
  const counts = new Int32Array(timesOf.length);
  for (const row of chosen.rows) counts[event[row] as number] = (counts[event[row] as number] as number) + 1;
  return { byWallet: chosen, counts, total: chosen.rows.length };
}

/**
 * LOCKSTEP of two wallets that live off resale: the log-likelihood ratio of what one chose and the other chose or left, under one hand whose wallets go
 * along with the given probability, against a stranger who chooses as often as this wallet, and what all resellers choose; the mean of both directions.
 * One city, or one organizer, gives so much at most: neighbours and season holders have those in common, too.
 */
export function lockstepOf(
  purchases: PurchaseList,
  choices: ResaleChoices,
  { first, second }: { readonly first: number; readonly second: number },
): PurchaseEvidence | null {
  const [ones, others] = [rowsOf(choices.byWallet, first), rowsOf(choices.byWallet, second)];
  if (ones.length === 0 || others.length === 0) return null;
  const cities = new Map<number, number>();
  const organizers = new Map<number, number>();
  const rows: number[] = [];
  const { event, evidence, cityOf, organizerOf } = purchases;
  for (const [one, other] of sideBySide(event, ones, others)) {
    const of = event[one ?? (other as number)] as number;
    const isShared = one !== null && other !== null;
    let llr = 0;
    if (one !== null) llr += choiceRatio(choices, of, { choices: others.length, isShared }) / 2;
    if (other !== null) llr += choiceRatio(choices, of, { choices: ones.length, isShared }) / 2;
    add(cities, cityOf[of] as number, llr);
    add(organizers, organizerOf[of] as number, llr);
    if (isShared) rows.push(evidence[one] as number, evidence[other] as number);
  }
  const llr = Math.min(limitedSum(cities), limitedSum(organizers));
  return llr > 0 ? { llr, count: rows.length / 2, rows } : null;
}

/** Of a wallet with so many choices: the ratio that it chose what another one did, or left it. */
function choiceRatio(
  { counts, total }: ResaleChoices,
  of: number,
  { choices, isShared }: { readonly choices: number; readonly isShared: boolean },
): number {
  const { lockstepShare: own, mostLikely } = LINK_SETTINGS;
  const stranger = Math.min(mostLikely, (choices * (counts[of] as number)) / total);
  return isShared ? Math.log(own / stranger) : Math.log((1 - own) / (1 - stranger));
}

/** Rows of both in the order of their events; null for who has none of the event. */
function* sideBySide(
  event: Int32Array,
  ones: Int32Array,
  others: Int32Array,
): Generator<readonly [one: number | null, other: number | null]> {
  let [one, other] = [0, 0];
  while (one < ones.length || other < others.length) {
    const here = one < ones.length ? (event[ones[one] as number] as number) : Number.POSITIVE_INFINITY;
    const there =
      other < others.length ? (event[others[other] as number] as number) : Number.POSITIVE_INFINITY;
    yield [here <= there ? (ones[one] as number) : null, there <= here ? (others[other] as number) : null];
    if (here <= there) one += 1;
    if (there <= here) other += 1;
  }
}

function add(sums: Map<number, number>, key: number, llr: number): void {
  sums.set(key, (sums.get(key) ?? 0) + llr);
}

function limitedSum(sums: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const llr of sums.values()) total += Math.min(LINK_SETTINGS.placeCap, llr);
  return total;
}
