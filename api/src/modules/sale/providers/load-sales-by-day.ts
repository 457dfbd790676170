import { AppError } from "@facevalue/core";
import type { EventSalesByDayArgs } from "../../../generated/resolver-types.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import type { EventSalesSeriesRecord } from "../event-sales-series-record.ts";

/**
 * An event's sales per day of its time zone.
 * @throws BAD_USER_INPUT when the first day is after the last
 */
export async function loadSalesByDay(
  event: EventRecord,
  args: EventSalesByDayArgs,
  { loaders }: RequestContext,
): Promise<EventSalesSeriesRecord> {
  const range = { from: args.from ?? null, to: args.to ?? null };
  if (range.from !== null && range.to !== null && range.from > range.to) {
    throw new AppError("BAD_USER_INPUT", `from (${range.from}) is after to (${range.to})`);
  }
  const [series, row] = await Promise.all([
    loaders.salesDays(range).load(event),
    loaders.eventSales.load(event),
  ]);
  const stamp = {
    metric: "event-sales",
    event,
    computedAt: row?.computed_at ?? null,
    methodology: row?.methodology ?? null,
  } as const;
  return { stamp, ...series };
}
