import type { EventResales } from "./read-resales.ts";
import type { EventRow } from "./tables.ts";
import type { ToldTrade } from "./tell-trades.ts";

/** How many of an event's resales are wash trades, how many cannot be judged, and how many the baseline would flag. */
export function eventRow(
  { event, resales, unnumbered, block }: EventResales,
  { told, isTraced }: { readonly told: readonly ToldTrade[]; readonly isTraced: boolean },
): EventRow {
  const count = (isCounted: (told: ToldTrade) => boolean) => told.filter(isCounted).length;
  const otherwise = count(
    ({ sale, trade }) => sale.ticket === null && trade.verdict_reason !== "TICKETS_UNNUMBERED",
  );
  return {
    event_id: event,
    resale_count: resales,
    confirmed_count: count(({ trade }) => trade.verdict === "CONFIRMED"),
    suspect_count: count(({ trade }) => trade.verdict === "SUSPECT"),
    service_count: count(({ trade }) => trade.verdict_reason === "SERVICE_WALLET"),
    unnumbered_count: unnumbered - otherwise,
    funding_reason: isTraced ? null : "FUNDING_UNTRACED",
    dune_all_time_count: count(({ trade }) => trade.dune_all_time),
    dune_30_days_count: count(({ trade }) => trade.dune_30_days),
    as_of_block: block,
  };
}
