import DataLoader from "dataloader";
import { refKey } from "../../../graphql/entity-ref.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { EventRecord } from "../../event/event-record.ts";
import { type DayRange, readSalesDays, type SalesDays } from "./read-sales-days.ts";

const NO_DAYS: SalesDays = { days: [], isTruncated: false };

/** Daily sales of events within `range`, in each event's own time zone. */
export function createSalesDaysLoader(
  reader: Reader,
  range: DayRange,
): DataLoader<EventRecord, SalesDays, string> {
  return new DataLoader<EventRecord, SalesDays, string>(
    async (events) => {
      const found = await readSalesDays(reader, events, range);
      return events.map((event) => found.get(refKey(event)) ?? NO_DAYS);
    },
    { cacheKeyFn: refKey },
  );
}
