import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import type { EventFeesRecord } from "../event-fees-record.ts";

/** Who got what of an event's sales. */
export async function loadEventFees(
  event: EventRecord,
  { loaders }: RequestContext,
): Promise<EventFeesRecord> {
  const stamped = await loaders.eventFees.load(event);
  const times = stamped.map(({ computedAt }) => computedAt.getTime());
  return {
    stamp: {
      metric: "event-fees",
      event,
      computedAt: times.length === 0 ? null : new Date(Math.max(...times)),
      methodology: stamped[0]?.methodology ?? null,
    },
    totals: stamped.map(({ total }) => total),
  };
}
