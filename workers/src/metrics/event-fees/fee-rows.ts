import type { RowOf } from "../metric-table.ts";
import type { Part } from "./read-parts.ts";
import type { SalesTotal } from "./sum-sales.ts";
import type { EVENT_FEE, EVENT_FEE_TOTAL } from "./tables.ts";

/** The row of event_fee of a part. */
export function feeRow(part: Part): RowOf<typeof EVENT_FEE> {
  const { event, kind, currency, role, recipient, amount, part_count, block } = part;
  return {
    event_id: event,
    kind,
    currency,
    role,
    recipient: recipient ?? "",
    amount,
    part_count,
    as_of_block: block,
  };
}

/** The row of event_fee_total of an event's sales of one kind and currency, given all parts of the event. */
export function totalRow(
  event: string,
  total: SalesTotal,
  parts: readonly Part[],
): RowOf<typeof EVENT_FEE_TOTAL> {
  const attributed = parts
    .filter(({ kind, currency }) => kind === total.kind && currency === total.currency)
    .reduce((sum, { amount }) => sum + amount, 0n);
  const ifCompared = (amount: bigint) => (total.comparedCount === 0 ? null : amount);
  return {
    event_id: event,
    kind: total.kind,
    currency: total.currency,
    gross: total.gross,
    attributed,
    unattributed: total.gross - attributed,
    sale_count: total.saleCount,
    undivided_sale_count: total.undividedCount,
    royalty_compared_count: total.comparedCount,
    royalty_unknown_count: total.royaltyUnknownCount,
    royalty_paid: ifCompared(total.royaltyPaid),
    royalty_due: ifCompared(total.royaltyDue),
    royalty_shortfall: ifCompared(total.royaltyShortfall),
    as_of_block: total.block,
  };
}
