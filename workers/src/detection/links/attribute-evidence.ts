import { NONE } from "../facts/detection-facts.ts";
import type { EvidenceRow } from "../facts/evidence.ts";
import type { AttributeList } from "./attribute-list.ts";

export interface SharedKey {
  readonly key: number;
  readonly llr: number;
  readonly rows: readonly EvidenceRow[];
  /** Keys that the two share. */
  readonly count: number;
}

export interface AttributeWeight {
  readonly population: number;
  /** Seconds between the two within which the weight is multiplied; 0 for never. */
  readonly closeSeconds: number;
  readonly closeFactor: number;
  /** What a shared key weighs where more is known of it than how many have it. */
  readonly adjust?: (key: number, llr: number) => number;
}

/**
 * The key that two wallets share and that tells most: log(1 / p), where p is the share of the population that has it, times the factor where both got it
 * within the time. Two keys of one pair often have one cause, so that only one counts.
 */
export function sharedKey(
  list: AttributeList,
  { first, second }: { readonly first: number; readonly second: number },
  { population, closeSeconds, closeFactor, adjust = (_, llr) => llr }: AttributeWeight,
): SharedKey | null {
  const { starts } = list.byWallet;
  let [one, other] = [starts[first] as number, starts[second] as number];
  const ends = [starts[first + 1] as number, starts[second + 1] as number] as const;
  let best: SharedKey | null = null;
  let count = 0;
  while (one < ends[0] && other < ends[1]) {
    const key = list.key[one] as number;
    const otherKey = list.key[other] as number;
    if (key < otherKey) one += 1;
    else if (key > otherKey) other += 1;
    else {
      const ranges = [runOf(list, one, ends[0]), runOf(list, other, ends[1])] as const;
      count += 1;
      const closest = closestOf(list, ranges);
      const share = (list.members.get(key) ?? 1) / population;
      const factor = closeSeconds > 0 && closest.seconds <= closeSeconds ? closeFactor : 1;
      const llr = adjust(key, -Math.log(Math.min(1, share)) * factor);
      if (key !== first && key !== second && llr > (best?.llr ?? 0))
        best = { key, llr, rows: closest.rows, count: 0 };
      [one, other] = [ranges[0][1], ranges[1][1]];
    }
  }
  return best === null ? null : { ...best, count };
}

type Range = readonly [start: number, end: number];

function runOf({ key }: AttributeList, start: number, limit: number): Range {
  let end = start + 1;
  while (end < limit && key[end] === key[start]) end += 1;
  return [start, end];
}

/** The two rows, one of each range, that are closest in time. */
function closestOf(
  { time, evidence }: AttributeList,
  [one, other]: readonly [Range, Range],
): { seconds: number; rows: EvidenceRow[] } {
  let [here, there] = [one[0], other[0]];
  let seconds = Number.POSITIVE_INFINITY;
  let rows: EvidenceRow[] = [NONE];
  while (here < one[1] && there < other[1]) {
    const apart = (time[here] as number) - (time[there] as number);
    if (Math.abs(apart) < seconds) {
      seconds = Math.abs(apart);
      rows = [evidence[here] as number, evidence[there] as number];
    }
    if (apart < 0) here += 1;
    else there += 1;
  }
  return { seconds, rows };
}
