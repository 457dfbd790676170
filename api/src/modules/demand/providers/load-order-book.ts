import type { NullReason } from "@facevalue/core";
import type { RequestContext } from "../../../graphql/request-context.ts";
import { reasonNotOver } from "../../attendance/is-over.ts";
import type { EventRecord } from "../../event/event-record.ts";
import type { FigureStamp } from "../../network/figure-stamp.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { OrderBookRow } from "./order-book-loaders.ts";

const METRIC = "event-order-book";

export interface EventOrderBookRecord {
  readonly stamp: FigureStamp;
  readonly rows: readonly OrderBookRow[];
  /** Why there is no book. */
  readonly reason: NullReason | null;
}

/** What is offered and wanted now; nothing once the event is cancelled or over. */
export async function loadOrderBook(
  event: EventRecord,
  context: RequestContext,
): Promise<EventOrderBookRecord> {
  const rows = await context.loaders.orderBooks.load(event);
  const [first] = rows;
  const stamp = {
    metric: METRIC,
    event,
    computedAt: first?.computed_at ?? null,
    methodology: first?.methodology ?? null,
  } as const;
  const now = (await context.loaders.cursor.load(event.chainId))?.block_time ?? null;
  if ([null, "EVENT_CANCELLED"].includes(reasonNotOver(event, now)))
    return { stamp, rows: [], reason: "EVENT_OVER" };
  const reason =
    first === undefined ? await nullReasonOf({ metric: METRIC, event }, "NOT_LISTED", context) : null;
  return { stamp, rows, reason };
}
