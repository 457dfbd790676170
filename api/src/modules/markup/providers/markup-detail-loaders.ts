import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import type { EventMarkupDay, MarkupBin } from "../../../generated/resolver-types.ts";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { MarkupVariant } from "../markup-variant.ts";
import { toRatio } from "../to-ratio.ts";

interface BinRow extends EventKeyColumns {
  readonly lower_bps: number;
  readonly upper_bps: number | null;
  readonly sale_count: string;
}

/** Distribution of events' markup, lowest range first. */
export function createMarkupBinsLoader(reader: Reader, { basis, adjustment }: MarkupVariant) {
  return createListLoader<MarkupBin>(async (refs) => {
    const rows = await reader.read(sql<BinRow>`
      select chain_id, event_id, lower_bps, upper_bps, sale_count
      from ${eventKeys(refs)} join metrics.event_markup_bin using (chain_id, event_id)
      where basis = ${basis} and adjustment = ${adjustment}
      order by lower_bps`);
    return new Map([...groupByEvent(rows)].map(([key, bins]) => [key, bins.map(toBin)]));
  });
}

function toBin(row: BinRow): MarkupBin {
  return { lowerBps: row.lower_bps, upperBps: row.upper_bps, saleCount: BigInt(row.sale_count) };
}

interface DayRow extends EventKeyColumns {
  readonly day: string;
  readonly measured_count: string;
  readonly median_markup: string | null;
  readonly p90_markup: string | null;
  readonly markup_reason: NullReason | null;
}

/** Markup of events' resales per day, oldest first. */
export function createMarkupDaysLoader(reader: Reader, { basis, adjustment }: MarkupVariant) {
  return createListLoader<EventMarkupDay>(async (refs) => {
    const rows = await reader.read(sql<DayRow>`
      select chain_id, event_id, to_char(day, 'YYYY-MM-DD') as day, measured_count, median_markup, p90_markup,
        markup_reason
      from ${eventKeys(refs)} join metrics.event_markup_day m using (chain_id, event_id)
      where basis = ${basis} and adjustment = ${adjustment}
      order by m.day`);
    return new Map([...groupByEvent(rows)].map(([key, days]) => [key, days.map(toDay)]));
  });
}

function toDay(row: DayRow): EventMarkupDay {
  return {
    day: row.day,
    measuredCount: BigInt(row.measured_count),
    median: toRatio(row.median_markup, row.markup_reason),
    p90: toRatio(row.p90_markup, row.markup_reason),
  };
}
