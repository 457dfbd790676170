import { proceedsOf } from "../../../testing/fact-rows.ts";
import { type EventHistory, groupBy, lastBlock, tickets } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

/** Expected rows of metrics.event_seller. */
export function sellerRows({ event, sales }: EventHistory): MetricRow[] {
  const primary = sales.filter(({ kind }) => kind === "PRIMARY");
  const groups = groupBy(primary, ({ seller, currency }) => `${seller} ${currency ?? ""}`);
  return [...groups.values()].map((own) => {
    const known = own.map(proceedsOf).filter((amount) => amount !== null);
    const times = own.map(({ time }) => time);
    return {
      event_id: event,
      seller: own[0].seller,
      currency: own[0].currency ?? "",
      sold_count: tickets(own),
      earned: known.length === 0 ? null : String(known.reduce((sum, amount) => sum + amount, 0n)),
      split_unknown_count: tickets(own, (sale) => proceedsOf(sale) === null),
      first_sale_at: String(Math.min(...times)),
      last_sale_at: String(Math.max(...times)),
      as_of_block: lastBlock(own),
      methodology: "4",
    };
  });
}
