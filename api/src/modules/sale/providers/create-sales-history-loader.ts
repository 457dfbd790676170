import DataLoader from "dataloader";
import { refKey } from "../../../graphql/entity-ref.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { EventRecord } from "../../event/event-record.ts";
import type { SalesHistoryRecord } from "../sales-history-record.ts";
import type { HistoryRange } from "./history-sql.ts";
import { readSalesAmounts, readSalesPoints } from "./read-sales-history.ts";

export type SalesHistory = Pick<SalesHistoryRecord, "points" | "amounts" | "isTruncated">;

/** Sales of events over time within `range`, on each event's own clock. */
export function createSalesHistoryLoader(
  reader: Reader,
  range: HistoryRange,
): DataLoader<EventRecord, SalesHistory, string> {
  return new DataLoader<EventRecord, SalesHistory, string>(
    async (events) => {
      const points = await readSalesPoints(reader, events, range);
      const amounts = await readSalesAmounts(reader, events, range);
      return events.map((event) => ({
        points: points.get(refKey(event))?.points ?? [],
        isTruncated: points.get(refKey(event))?.isTruncated ?? false,
        amounts: amounts.get(refKey(event)) ?? [],
      }));
    },
    { cacheKeyFn: refKey },
  );
}
