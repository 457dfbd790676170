import { localClock } from "../../facts/local-time.ts";
import type { EventFacts } from "../../facts/read-events.ts";
import { binRows, dayRows } from "./detail-rows.ts";
import type { FiatConverter } from "./fiat-converter.ts";
import { type Measured, measureInFiat, measureInToken } from "./measure-resale.ts";
import { compareBigints } from "./quantiles.ts";
import type { MarkupSale, TierSales } from "./read-facts.ts";
import { nameOf, type Slice, Slicer, tierSlice, WHOLE } from "./slices.ts";
import { type SliceResales, summarizeSlice } from "./summarize-slice.ts";
import type { BinRow, DayRow, MarkupRow } from "./tables.ts";
import { traceResales } from "./trace-resales.ts";

/** A place on the chain. */
interface Stamp {
  readonly block: number;
  readonly time: number;
}

export interface EventInput {
  readonly id: string;
  /** Null for an event that was never published. */
  readonly event: EventFacts | null;
  readonly sales: readonly MarkupSale[];
  readonly tiers: readonly TierSales[];
  /** Null for an event that was never published. */
  readonly change: Stamp | null;
  /** Null when the event's fiat is not known. */
  readonly converter: FiatConverter | null;
}

export interface EventRows {
  readonly markup: MarkupRow[];
  readonly days: DayRow[];
  readonly bins: BinRow[];
}

/** All rows of one event; none when it was neither published nor sold. */
export function eventRows(input: EventInput): EventRows {
  if (input.change === null && input.tiers.length === 0) return { markup: [], days: [], bins: [] };
  const { event, converter } = input;
  const resales = traceResales(input.sales);
  const slicer = new Slicer(event?.starts_at ?? null);
  for (const tier of input.tiers) slicer.addTier(tier.ticket_type);
  const names = resales.map((resale) => slicer.namesOf(resale));
  const clock = localClock(event?.time_zone ?? null);
  const bases = [
    { basis: "TOKEN", fiatDecimals: null, measured: resales.map(measureInToken) },
    {
      basis: "FIAT",
      fiatDecimals: converter?.decimals ?? null,
      measured: resales.map((resale) => measureInFiat(resale, converter)),
    },
  ].map(({ basis, fiatDecimals, measured }): EventRows => {
    const variant = { event_id: input.id, basis, adjustment: "RAW" };
    const slices = groupBySlice(slicer, names, measured);
    const whole = slices.get(nameOf(WHOLE))?.measured ?? [];
    const markup = [...slices].map(([name, own]) => {
      const slice = slicer.slices.get(name) ?? WHOLE;
      return { ...variant, ...slice, ...summarizeSlice(own, fiatDecimals), ...salesOf(slice, own, input) };
    });
    return { markup, days: dayRows(variant, whole, { clock, fiatDecimals }), bins: binRows(variant, whole) };
  });
  return {
    markup: bases.flatMap(({ markup }) => markup),
    days: bases.flatMap(({ days }) => days),
    bins: bases.flatMap(({ bins }) => bins),
  };
}

/** @param names of each resale's slices */
function groupBySlice(
  slicer: Slicer,
  names: readonly string[][],
  resales: readonly Measured[],
): Map<string, SliceResales> {
  const slices = new Map<string, SliceResales>();
  for (const name of slicer.slices.keys()) slices.set(name, { all: [], measured: [] });
  const order = resales.map((resale, index) => ({ resale, names: names[index] ?? [] }));
  for (const { resale, names: own } of order) for (const name of own) slices.get(name)?.all.push(resale);
  const measured = order.filter(({ resale }) => resale.exclusion === null);
  measured.sort(
    ({ resale: left }, { resale: right }) =>
      compareBigints(left.markup, right.markup) || compareBigints(left.face, right.face),
  );
  for (const { resale, names: own } of measured)
    for (const name of own) slices.get(name)?.measured.push(resale);
  return slices;
}

/** Tickets that the slice's figures are a share of (null where they are the event's), and the last fact that counts. */
function salesOf(
  { slice, slice_key }: Slice,
  { all }: SliceResales,
  { tiers, change }: EventInput,
): Pick<MarkupRow, "sold_ticket_count" | "as_of_block" | "as_of_time"> {
  const isWhole = slice === "ALL";
  const own = tiers.filter(
    ({ ticket_type }) => isWhole || (slice === "TIER" && tierSlice(ticket_type).slice_key === slice_key),
  );
  let [block, time] = isWhole && change !== null ? [change.block, change.time] : [0, 0];
  for (const stamp of [...own, ...all.map(({ resale }) => resale.sale)]) {
    block = Math.max(block, stamp.block);
    time = Math.max(time, stamp.time);
  }
  const sold = own.reduce((sum, tier) => sum + (tier.sold ?? 0n), 0n);
  return {
    sold_ticket_count: isWhole || slice === "TIER" ? sold : null,
    as_of_block: block,
    as_of_time: time,
  };
}
