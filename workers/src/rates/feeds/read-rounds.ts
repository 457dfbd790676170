import type { AggregatorCalls, Round } from "./aggregator-calls.ts";

const PHASE_BITS = 64n;
/** Rounds closer together than this add nothing to rates that may be an hour old. */
const SPACING_SECONDS = 900;
const MOST_CALLS = 200;

/**
 * The rounds of a feed from `from` on, ascending, at most about a quarter of an hour apart where there are as many, and the
 * last one before. Ids are a phase, one per contract behind the proxy, and a number that counts from 1 within it.
 */
export async function readRounds(calls: AggregatorCalls, from: number): Promise<Round[]> {
  const latest = await calls.latestRound();
  if (latest === null) return [];
  const found = new Map([[latest.id, latest]]);
  let last: Round | null = latest;
  while (last !== null && last.updatedAt >= from) {
    const phase: bigint = last.id >> PHASE_BITS;
    const first: Round | null = await firstRound(calls, phase);
    if (first !== null) await refine(calls, { first, last, from, found });
    if (first !== null && first.updatedAt < from) break;
    last = phase > 1n ? await lastRound(calls, phase - 1n) : null;
    if (last !== null) found.set(last.id, last);
  }
  return newestFrom(from, [...found.values()]);
}

/** Those from then on, and the one before. */
function newestFrom(from: number, rounds: Round[]): Round[] {
  const sorted = rounds.sort((a, b) => a.updatedAt - b.updatedAt || (a.id < b.id ? -1 : 1));
  const start = sorted.findIndex(({ updatedAt }) => updatedAt >= from);
  return sorted.slice(start === -1 ? -1 : Math.max(0, start - 1));
}

async function firstRound(calls: AggregatorCalls, phase: bigint): Promise<Round | null> {
  const ids = [1n, 2n, 3n, 4n].map((number) => (phase << PHASE_BITS) | number);
  return (await calls.rounds(ids)).find((round) => round !== null) ?? null;
}

/** The last round of a phase that is over: rounds exist up to it and none after. */
async function lastRound(calls: AggregatorCalls, phase: bigint): Promise<Round | null> {
  let low = await firstRound(calls, phase);
  if (low === null) return null;
  const doubled = Array.from({ length: 40 }, (_, index) => (phase << PHASE_BITS) | (1n << BigInt(index + 2)));
  const probes = await calls.rounds(doubled);
  const end = probes.indexOf(null);
  low = probes[(end === -1 ? probes.length : end) - 1] ?? low;
  let high = end === -1 ? (doubled.at(-1) ?? low.id) : (doubled[end] ?? low.id);
  while (high - low.id > 1n) {
    const middle: bigint = (low.id + high) >> 1n;
    const [round]: (Round | null)[] = await calls.rounds([middle]);
    if (round == null) high = middle;
    else low = round;
  }
  return low;
}

interface Span {
  readonly first: Round;
  readonly last: Round;
}

/** Halves the span, all halves of a level at once, until its rounds are near enough, in time or in number. */
async function refine(
  calls: AggregatorCalls,
  { first, last, from, found }: Span & { readonly from: number; readonly found: Map<bigint, Round> },
): Promise<void> {
  found.set(first.id, first);
  let spans: Span[] = [{ first, last }];
  while (spans.length > 0) {
    const open = spans.filter(
      (span) =>
        span.last.updatedAt >= from &&
        span.last.id - span.first.id > 1n &&
        span.last.updatedAt - Math.max(span.first.updatedAt, from) > SPACING_SECONDS,
    );
    const middles = await readMiddles(calls, open);
    spans = [];
    for (const [index, middle] of middles.entries()) {
      const span = open[index];
      if (span === undefined || middle === null) continue;
      found.set(middle.id, middle);
      spans.push({ first: span.first, last: middle }, { first: middle, last: span.last });
    }
  }
}

/** The round in the middle of each span; where there is none, nothing more is known of the span. */
async function readMiddles(calls: AggregatorCalls, spans: readonly Span[]): Promise<(Round | null)[]> {
  const ids = spans.map(({ first, last }) => (first.id + last.id) >> 1n);
  const rounds: (Round | null)[] = [];
  for (let start = 0; start < ids.length; start += MOST_CALLS)
    rounds.push(...(await calls.rounds(ids.slice(start, start + MOST_CALLS))));
  return rounds;
}
