import { BUCKET_SECONDS } from "@facevalue/core";
import type { RowOf } from "../metric-table.ts";
import { OpenListings } from "./open-listings.ts";
import { type DemandFacts, type DemandSale, isFree, isPrimary, type ListingStep } from "./read-facts.ts";
import type { BUCKET } from "./tables.ts";

type Row = RowOf<typeof BUCKET>;
type Draft = { -readonly [Name in keyof Row]: Row[Name] } & { open_seconds: number };

export interface Market {
  readonly rows: readonly Row[];
  readonly open: OpenListings;
}

/** One row per 15 minutes in which a ticket was sold for money or resold, or a listing changed; ascending. */
export function marketBuckets(eventId: string, { sales, listingSteps }: DemandFacts): Market {
  const rows = new Map<number, Draft>();
  const rowAt = (time: number, block: number): Draft => {
    const bucket_start = time - (time % BUCKET_SECONDS);
    const row = rows.get(bucket_start) ?? emptyRow(eventId, bucket_start);
    row.as_of_block = Math.max(Number(row.as_of_block), block);
    rows.set(bucket_start, row);
    return row;
  };
  for (const sale of sales)
    if (!isFree(sale) || !isPrimary(sale)) addSale(rowAt(sale.time, sale.block), sale);
  const stepsByRow = Map.groupBy(listingSteps, (step) => rowAt(step.time, step.block));
  const open = new OpenListings();
  const sorted = [...rows.values()].sort((a, b) => a.bucket_start - b.bucket_start);
  for (const row of sorted) goThrough(row, stepsByRow.get(row) ?? [], open);
  return { rows: sorted, open };
}

function emptyRow(event_id: string, bucket_start: number): Draft {
  const counts = { sold_count: 0n, resold_count: 0n, listed_count: 0, open_before: 0, open_after: 0 };
  return { event_id, bucket_start, ...counts, open_seconds: 0, as_of_block: 0 };
}

function addSale(row: Draft, sale: DemandSale): void {
  if (isPrimary(sale)) row.sold_count += sale.quantity;
  else row.resold_count += sale.quantity;
}

/** Sums up the open listings over the bucket's seconds. */
function goThrough(row: Draft, steps: readonly ListingStep[], open: OpenListings): void {
  row.open_before = open.size;
  let from = row.bucket_start;
  for (const step of steps) {
    row.open_seconds += open.size * (step.time - from);
    from = step.time;
    open.take(step);
    if (step.kind === "LISTED") row.listed_count = Number(row.listed_count) + 1;
  }
  row.open_after = open.size;
  row.open_seconds += open.size * (row.bucket_start + BUCKET_SECONDS - from);
}
