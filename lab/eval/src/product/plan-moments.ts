import { readTrueEvents, readTrueSales } from "../world/read-truth.ts";
import type { TrueEvent, Truth } from "../world/truth.ts";

const HOURS = [1, 24];
const HOUR_SECONDS = 3600;

/** An on-sale at a moment after it began: the last block until then, and who had bought in it by then. */
export interface PlannedMoment {
  readonly hours: number;
  readonly block: number;
  readonly buyers: readonly string[];
}

interface Purchase {
  readonly t: number;
  readonly buyer: string;
}

/**
 * Moments an hour and a day after `count` on-sales, spread evenly over those in which scalpers bought in the first hour; by
 * rising block.
 */
export async function planMoments(folder: string, truth: Truth, count: number): Promise<PlannedMoment[]> {
  if (count === 0) return [];
  const purchases = new Map<string, Purchase[]>();
  const blocks: { t: number; block: number }[] = [];
  for await (const { kind, tickets, eventId, t, block, buyer } of readTrueSales(folder)) {
    blocks.push({ t, block });
    if (kind !== "primary") continue;
    const key = `${tickets}/${eventId}`;
    const known = purchases.get(key);
    if (known === undefined) purchases.set(key, [{ t, buyer }]);
    else known.push({ t, buyer });
  }
  const events = (await readTrueEvents(folder)).sort((left, right) => left.salesStart - right.salesStart);
  const purchasesOf = ({ tickets, eventId }: TrueEvent) => purchases.get(`${tickets}/${eventId}`) ?? [];
  const fit = events.filter((event) => hasEarlyScalper(truth, event, purchasesOf(event)));
  const chosen = pickEvenly(fit, count);
  blocks.sort((left, right) => left.t - right.t);
  const moments = chosen.flatMap((event) =>
    HOURS.map((hours) => {
      const until = event.salesStart + hours * HOUR_SECONDS;
      const buyers = purchasesOf(event).filter(({ t }) => t <= until);
      return { hours, block: lastBlock(blocks, until), buyers: buyers.map(({ buyer }) => buyer) };
    }),
  );
  return moments.sort((left, right) => left.block - right.block);
}

function hasEarlyScalper(truth: Truth, event: TrueEvent, purchases: readonly Purchase[]): boolean {
  const until = event.salesStart + HOUR_SECONDS;
  return purchases.some(({ t, buyer }) => t <= until && truth.controllerOf.get(buyer)?.label === "scalper");
}

/** Middles of `count` equal parts of the list. */
export function pickEvenly<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, part) => {
    const index = Math.floor(((part + 0.5) * items.length) / count);
    return items.slice(index, index + 1);
  }).flat();
}

function lastBlock(blocks: readonly { t: number; block: number }[], until: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.t ?? 0) <= until) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1]?.block ?? 0;
}
