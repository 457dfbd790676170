import { compareBigints } from "@facevalue/core";
import { localClock } from "../../facts/local-time.ts";
import type { EventFacts } from "../../facts/read-events.ts";
import { binRows, dayRows } from "./detail-rows.ts";
import type { FiatConverter } from "./fiat-converter.ts";
import { type Measured, measureInFiat, measureInToken } from "./measure-resale.ts";
import type { MarkupSale } from "./read-facts.ts";
import { nameOf, Slicer, WHOLE } from "./slices.ts";
import type { TierSales } from "./sum-tiers.ts";
import { type Stamp, summarizeSales } from "./summarize-sales.ts";
import { type SliceResales, summarizeSlice } from "./summarize-slice.ts";
import type { BinRow, DayRow, MarkupRow } from "./tables.ts";
import { traceResales } from "./trace-resales.ts";

export interface EventInput {
  readonly id: string;
  /** Null for an event that was never published. */
  readonly event: EventFacts | null;
  readonly sales: readonly MarkupSale[];
  /** Resales that are wash trades, of this and other events. */
  readonly washes: ReadonlySet<MarkupSale>;
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
  const raw = adjustedRows(input, "RAW");
  const own = input.sales.filter((sale) => !input.washes.has(sale));
  const adjusted =
    own.length === input.sales.length
      ? adjustRows(raw, "WASH_ADJUSTED")
      : adjustedRows({ ...input, sales: own }, "WASH_ADJUSTED");
  return {
    markup: [...raw.markup, ...adjusted.markup],
    days: [...raw.days, ...adjusted.days],
    bins: [...raw.bins, ...adjusted.bins],
  };
}

type Adjustment = "RAW" | "WASH_ADJUSTED";

/** The same figures under another name. */
function adjustRows({ markup, days, bins }: EventRows, adjustment: Adjustment): EventRows {
  const rename = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ ...row, adjustment }));
  return { markup: rename(markup), days: rename(days), bins: rename(bins) };
}

function adjustedRows(input: EventInput, adjustment: Adjustment): EventRows {
  const { event, converter } = input;
  const resales = traceResales(input.sales);
  const slicer = new Slicer(event?.starts_at ?? null);
  for (const tier of input.tiers) slicer.addTier(tier.ticket_type);
  const names = resales.map((resale) => slicer.namesOf(resale));
  const clock = localClock(event?.time_zone ?? null);
  const shared = new Map<string, ReturnType<typeof summarizeSales>>();
  const bases = [
    { basis: "TOKEN", measured: resales.map(measureInToken) },
    { basis: "FIAT", measured: resales.map((resale) => measureInFiat(resale, converter)) },
  ].map(({ basis, measured }): EventRows => {
    const variant = { event_id: input.id, basis, adjustment };
    const slices = groupBySlice(slicer, names, measured);
    const whole = slices.get(nameOf(WHOLE))?.measured ?? [];
    const markup = [...slices].map(([name, own]) => {
      const slice = slicer.slices.get(name) ?? WHOLE;
      const ofSales = shared.get(name) ?? summarizeSales(slice, own.all, input);
      shared.set(name, ofSales);
      return { ...variant, ...slice, ...summarizeSlice(own), ...ofSales };
    });
    return { markup, days: dayRows(variant, whole, clock), bins: binRows(variant, whole) };
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
  for (const name of slicer.slices.keys()) slices.set(name, { all: [], measured: [], margins: [] });
  const add = (place: number, put: (slice: SliceResales) => void) => {
    for (const name of names[place] ?? []) {
      const slice = slices.get(name);
      if (slice !== undefined) put(slice);
    }
  };
  for (const [place, resale] of resales.entries()) add(place, ({ all }) => all.push(resale));
  for (const { place, item } of inOrder(resales, ({ exclusion, markup }) =>
    exclusion === null ? markup : null,
  ))
    add(place, ({ measured }) => measured.push(item));
  for (const { place, value } of inOrder(resales, ({ margin }) =>
    typeof margin === "bigint" ? margin : null,
  ))
    add(place, ({ margins }) => margins.push(value));
  return slices;
}

/** The resales that have the value, in its order, then in that of face value. Doubles decide where they differ: they are compared faster. */
function inOrder(resales: readonly Measured[], figureOf: (resale: Measured) => bigint | null) {
  const valued = resales.flatMap((item, place) => {
    const value = figureOf(item);
    return value === null ? [] : [{ place, item, value, double: Number(value) }];
  });
  return valued.sort(
    (left, right) =>
      left.double - right.double ||
      compareBigints(left.value, right.value) ||
      compareBigints(left.item.face, right.item.face),
  );
}
