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
  /** All choices of all of them, and of each category's events. */
  readonly total: number;
  readonly categoryTotals: Int32Array;
}

export function listChoices(purchases: PurchaseList): ResaleChoices {
  const { wallet, event, profitOffer, resellers, timesOf, categoryOf, byWallet } = purchases;
  const walletCount = byWallet.starts.length - 1;
  const isOffered = (row: number) => (profitOffer[row] as number) > 0;
  const offered = rowsBy(wallet, walletCount, isOffered);
  const isChooser = (of: number) => (resellers[of] as number) > 0 && rowsOf(offered, of).length >= 2;
  const chosen = rowsBy(wallet, walletCount, (row) => isOffered(row) && isChooser(wallet[row] as number));
  const counts = new Int32Array(timesOf.length);
  const categoryTotals = new Int32Array(timesOf.length);
  for (const row of chosen.rows) {
    const of = event[row] as number;
    const category = categoryOf[of] as number;
    counts[of] = (counts[of] as number) + 1;
    categoryTotals[category] = (categoryTotals[category] as number) + 1;
  }
  return { byWallet: chosen, counts, total: chosen.rows.length, categoryTotals };
}

/**
 * LOCKSTEP of two wallets that live off resale: the log-likelihood ratio of what one chose and the other chose or left, under one hand whose wallets go
 * along with the given probability, against a stranger who chooses as often as this wallet, and what all resellers choose; the mean of both directions.
 * One city, organizer or artist gives so much at most: neighbours, season holders and fans have those in common, too.
 */
export function lockstepOf(
  purchases: PurchaseList,
  choices: ResaleChoices,
  { first, second }: { readonly first: number; readonly second: number },
): PurchaseEvidence | null {
  const [ones, others] = [rowsOf(choices.byWallet, first), rowsOf(choices.byWallet, second)];
  if (ones.length === 0 || others.length === 0) return null;
  const { event, evidence, cityOf, organizerOf, artistOf } = purchases;
  const strangers = [ones, others].map((rows) => strangerLike(purchases, choices, rows));
  const places = [cityOf, organizerOf, artistOf].map((placeOf) => ({
    placeOf,
    sums: new Map<number, number>(),
  }));
  const rows: number[] = [];
  for (const [one, other] of sideBySide(event, ones, others)) {
    const of = event[one ?? (other as number)] as number;
    const isShared = one !== null && other !== null;
    // Where one went, the other did or did not.
    const followers = [other === null ? null : strangers[0], one === null ? null : strangers[1]];
    const llr = followers.reduce((sum, chance) => sum + (chance ? ratioOf(chance(of), isShared) / 2 : 0), 0);
    for (const { placeOf, sums } of places) {
      const place = placeOf[of] as number;
      sums.set(place, (sums.get(place) ?? 0) + llr);
    }
    if (isShared) rows.push(evidence[one] as number, evidence[other] as number);
  }
  const llr = Math.min(...places.map(({ sums }) => limitedSum(sums)));
  return llr > 0 ? { llr, count: rows.length / 2, rows } : null;
}

type Chance = (event: number) => number;

/** How likely a stranger chooses an event who chooses as often as this wallet, or as often of the event's category where that is more. */
function strangerLike(
  { event, categoryOf }: PurchaseList,
  { counts, total, categoryTotals }: ResaleChoices,
  own: Int32Array,
): Chance {
  const categoryAt = (row: number) => categoryOf[event[row] as number] as number;
  const ofCategory = new Map<number, number>();
  for (const row of own) ofCategory.set(categoryAt(row), (ofCategory.get(categoryAt(row)) ?? 0) + 1);
  return (of) => {
    const category = categoryOf[of] as number;
    const special = (ofCategory.get(category) ?? 0) / (categoryTotals[category] as number);
    return Math.min(LINK_SETTINGS.mostLikely, Math.max(own.length / total, special) * (counts[of] as number));
  };
}

/** Of going along, or staying away. */
function ratioOf(stranger: number, isShared: boolean): number {
  const own = LINK_SETTINGS.lockstepShare;
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

function limitedSum(sums: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const llr of sums.values()) total += Math.min(LINK_SETTINGS.placeCap, llr);
  return total;
}
