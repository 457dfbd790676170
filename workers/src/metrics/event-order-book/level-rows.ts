import type { RowOf } from "../metric-table.ts";
import { newestBlock } from "./book-rows.ts";
import type { Book } from "./group-books.ts";
import { ticketCount } from "./measure-asks.ts";
import type { LEVEL } from "./tables.ts";

/** Levels of a side that are kept, from the best price on. */
const MOST_LEVELS = 50;

/** What is offered and wanted at each price of a book. */
export function levelRows(event_id: string, { tier, currency, asks, bids }: Book): RowOf<typeof LEVEL>[] {
  const place = { event_id, tier_id: tier, currency };
  const levelsOf = <Order extends { readonly price: bigint; readonly block: number }>(
    side: "ASK" | "BID",
    orders: readonly Order[],
    ticketsOf: (orders: readonly Order[]) => bigint,
  ) =>
    [...Map.groupBy(orders, ({ price }) => price)].slice(0, MOST_LEVELS).map(([price, own]) => ({
      ...place,
      side,
      price,
      order_count: own.length,
      ticket_count: ticketsOf(own),
      as_of_block: newestBlock(own),
    }));
  return [
    ...levelsOf("ASK", asks, (own) => BigInt(ticketCount(own))),
    ...levelsOf("BID", bids, (own) => own.reduce((sum, { open_quantity }) => sum + open_quantity, 0n)),
  ];
}
