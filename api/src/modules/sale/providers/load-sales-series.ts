import { AppError } from "@facevalue/core";
import type { EventSalesSeriesArgs } from "../../../generated/resolver-types.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import type { SalesHistoryRecord } from "../sales-history-record.ts";

const LARGEST_TIER = 2n ** 31n - 1n;

/**
 * An event's sales per hour, day, week or month.
 * @throws BAD_USER_INPUT when the first day is after the last, or no tier can have the number
 */
export async function loadSalesSeries(
  event: EventRecord,
  args: EventSalesSeriesArgs,
  { loaders }: RequestContext,
): Promise<SalesHistoryRecord> {
  const { interval } = args;
  const [from, to, tier] = [args.from ?? null, args.to ?? null, args.tier ?? null];
  if (from !== null && to !== null && from > to)
    throw new AppError("BAD_USER_INPUT", `from (${from}) is after to (${to})`);
  if (tier !== null && (tier < 0n || tier > LARGEST_TIER))
    throw new AppError("BAD_USER_INPUT", `tier is ${tier}: must be 0 to ${LARGEST_TIER}`);
  const range = { interval, from, to, tier: tier === null ? null : tier.toString() };
  const [history, row] = await Promise.all([
    loaders.salesHistory(range).load(event),
    loaders.eventSales.load(event),
  ]);
  const stamp = {
    metric: "event-sales",
    event,
    computedAt: row?.computed_at ?? null,
    methodology: row?.methodology ?? null,
  } as const;
  return { interval, stamp, ...history };
}
