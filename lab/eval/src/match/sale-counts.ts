import type { ProductSale } from "../product/read-sales.ts";
import type { TrueSale } from "../world/truth.ts";

/** What the resales of one event say of wash trades and markups; sums add up over events. */
export interface SaleCounts {
  readonly resales: number;
  /** Resales that the product does not have. */
  readonly missing: number;
  readonly markupsExact: number;
  readonly wash: Hits;
  readonly confirmed: Hits;
  readonly dune: Hits;
}

export interface Hits {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

const NO_HITS: Hits = { right: 0, wrong: 0, missed: 0 };
const NOTHING: SaleCounts = {
  resales: 0,
  missing: 0,
  markupsExact: 0,
  wash: NO_HITS,
  confirmed: NO_HITS,
  dune: NO_HITS,
};
const RESALE_KINDS: ReadonlySet<string> = new Set(["resale", "resale_side", "wash"]);

/** A sale's log; one log may sell several tickets at once. */
export const saleKey = (sale: { tx: string; logIndex: number; tokenId: string }) =>
  `${sale.tx}:${sale.logIndex}:${sale.tokenId}`;

/**
 * Compares true resales with what the product says of them, event by event. A resale that the product does not have is a
 * missed wash trade if it is one.
 * @param dune keys of sales that the Dune filters call wash trades
 */
export async function countSales(
  truth: AsyncIterable<TrueSale>,
  sales: ReadonlyMap<string, ProductSale>,
  dune: ReadonlySet<string>,
): Promise<Map<string, SaleCounts>> {
  const counts = new Map<string, SaleCounts>();
  for await (const sale of truth) {
    if (!RESALE_KINDS.has(sale.kind)) continue;
    const event = `${sale.tickets}/${sale.eventId}`;
    const key = saleKey(sale);
    const found = sales.get(key);
    counts.set(event, addSale(counts.get(event) ?? NOTHING, { sale, found, isDune: dune.has(key) }));
  }
  return counts;
}

function addSale(
  counts: SaleCounts,
  { sale, found, isDune }: { sale: TrueSale; found: ProductSale | undefined; isDune: boolean },
): SaleCounts {
  const isWash = sale.kind === "wash";
  const isMissing = found === undefined;
  return {
    resales: counts.resales + 1,
    missing: counts.missing + Number(isMissing),
    markupsExact: counts.markupsExact + Number(!isMissing && found.markupBps === sale.markupBps),
    wash: addHit(counts.wash, isWash, !isMissing && found.wash !== null),
    confirmed: addHit(counts.confirmed, isWash, !isMissing && found.wash === "confirmed"),
    dune: addHit(counts.dune, isWash, isDune),
  };
}

function addHit(hits: Hits, isTrue: boolean, isSaid: boolean): Hits {
  return {
    right: hits.right + Number(isTrue && isSaid),
    wrong: hits.wrong + Number(!isTrue && isSaid),
    missed: hits.missed + Number(isTrue && !isSaid),
  };
}

/** Null where there is neither a wash trade nor one that was called so. */
export function f1Of({ right, wrong, missed }: Hits): number | null {
  const all = 2 * right + wrong + missed;
  return all === 0 ? null : (2 * right) / all;
}
