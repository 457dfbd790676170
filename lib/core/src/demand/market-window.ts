/** Length of a bucket of an event's market. */
export const BUCKET_SECONDS = 900;
export const DAY_SECONDS = 86_400;

/** What happened on an event's market within 15 minutes (UTC). */
export interface MarketBucket {
  /** Unix seconds, a multiple of 900. */
  readonly start: number;
  /** Tickets sold by the organizer for money. */
  readonly sold: bigint;
  /** Tickets resold. */
  readonly resold: bigint;
  /** Open listings when the bucket begins, and when it ends. */
  readonly openBefore: number;
  readonly openAfter: number;
  /** Σ of the open listings over its seconds; until its end, as if nothing more happened. */
  readonly openSeconds: bigint;
}

/** Sums over the buckets of a stretch of time. */
export interface MarketWindow {
  readonly sold: bigint;
  readonly resold: bigint;
  /** Σ of the open listings over the seconds of the window: over `seconds`, the mean number of open listings. */
  readonly openSeconds: bigint;
  /** From the window's first bucket to its end. */
  readonly seconds: number;
}

/** Unix seconds at which the window of so many seconds begins that ends at `at`: its last bucket is the one that holds `at`. */
export function windowStart(at: number, seconds: number): number {
  return at - (at % BUCKET_SECONDS) + BUCKET_SECONDS - seconds;
}

/**
 * Sums over the buckets from `windowStart(at, seconds)` to `at`. Whole buckets, so that the last one is as long as `at` is into it.
 * @param buckets those of the event from the window's start on, ascending; those later than `at` are left out
 * @param openNow open listings after all buckets: the number of the whole window where it has no bucket
 */
export function sumWindow(
  buckets: readonly MarketBucket[],
  { at, seconds, openNow }: { at: number; seconds: number; openNow: number },
): MarketWindow {
  const start = windowStart(at, seconds);
  const own = buckets.filter((bucket) => bucket.start >= start && bucket.start <= at);
  let [sold, resold, openSeconds] = [0n, 0n, 0n];
  let [from, open] = [start, own[0]?.openBefore ?? openNow];
  for (const bucket of own) {
    openSeconds += BigInt(open) * BigInt(bucket.start - from) + bucket.openSeconds;
    sold += bucket.sold;
    resold += bucket.resold;
    from = bucket.start + BUCKET_SECONDS;
    open = bucket.openAfter;
  }
  openSeconds += BigInt(open) * BigInt(at - from);
  return { sold, resold, openSeconds, seconds: at - start };
}
